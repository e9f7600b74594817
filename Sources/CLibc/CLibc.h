#pragma once
// What Swift's Glibc module leaves out: Linux's own headers, and what needs _GNU_SOURCE or _XOPEN_SOURCE.
#include <stddef.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

void *memmem(const void *haystack, size_t haystack_length, const void *needle, size_t needle_length);
int wcwidth(wchar_t character);
extern char **environ;
/// The environment as the kernel handed it over.
static inline char *const *nonmun_environment(void) { return environ; }

int memfd_create(const char *name, unsigned int flags);

#define NONMUN_RENAME_NOREPLACE 1
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
