#pragma once
// What Swift's Glibc module leaves out: Linux's own headers, and what needs _GNU_SOURCE or
// _XOPEN_SOURCE.
#include <stddef.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

void *memmem(const void *haystack, size_t haystack_length, const void *needle, size_t needle_length);
int wcwidth(wchar_t character);
extern char **environ;
/// The environment as the kernel handed it over.
static inline char *const *nonmun_environment(void) { return environ; }

int mkostemps(char *pattern, int ending_length, int flags);
int memfd_create(const char *name, unsigned int flags);

#include <signal.h>
/// SI_KERNEL: a signal that the kernel sent, and no process.
enum { nonmun_si_kernel = 0x80 };
/// The first real-time signal that the C library leaves to programs.
static inline int nonmun_first_realtime_signal(void) { return SIGRTMIN; }
/// The last one.
static inline int nonmun_last_realtime_signal(void) { return SIGRTMAX; }
#include <sys/prctl.h>
#include <sys/resource.h>
/// Has no signal dump core any more, neither into a file nor to a handler, which RLIMIT_CORE alone
/// does not reach (core(5)).
static inline void nonmun_forbid_core(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_CORE, &limit) == 0) {
    limit.rlim_cur = 0;
    setrlimit(RLIMIT_CORE, &limit);
  }
  prctl(PR_SET_DUMPABLE, 0);
}

#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>
long syscall(long number, ...);
/// POSIX_SPAWN_SETSID: the new process leads a session of its own (glibc 2.26).
enum { nonmun_spawn_setsid = 0x80 };
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int pipe2(int ends[2], int flags);
/// A descriptor that becomes readable when a process ends, -1 where the kernel (before 5.3) has
/// none.
static inline int nonmun_pidfd_open(int process) {
  return (int)syscall(SYS_pidfd_open, process, 0);
}

#define NONMUN_RENAME_NOREPLACE 1
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);

#include <stdbool.h>
void *mremap(void *old_address, size_t old_size, size_t new_size, int flags, ...);
/// Shows pages that are mapped and shared at another address too, in place of what is there
/// (mremap(2): an old size of zero, MREMAP_MAYMOVE and MREMAP_FIXED).
static inline bool nonmun_map_again(const void *pages, size_t count, void *address) {
  return mremap((void *)pages, 0, count, 1 | 2, address) == address;
}

/// Gives memory that was freed back to the system, which the allocator would keep (malloc_trim(3)).
int malloc_trim(size_t kept);

/// How many processors this program may use (sched_getaffinity(2)); 1 where that is not known.
static inline int nonmun_processor_count(void) {
  unsigned long set[128];
  long size = syscall(SYS_sched_getaffinity, 0, sizeof set, set);
  int count = 0;
  for (long word = 0; word < size / (long)sizeof set[0]; word++) count += __builtin_popcountl(set[word]);
  return count > 0 ? count : 1;
}
