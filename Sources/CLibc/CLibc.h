#pragma once
// What Swift's Glibc module leaves out, because it is compiled without _GNU_SOURCE and _XOPEN_SOURCE.
#include <stddef.h>

void *memmem(const void *haystack, size_t haystack_length, const void *needle, size_t needle_length);
int wcwidth(wchar_t character);
