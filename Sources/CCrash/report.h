#pragma once
#include "CCrash.h"

#include <signal.h>

/// Writes the report, with what `errors`, a file in memory, holds, and puts its path into `path`;
/// false where none could be written.
bool nonmun_write_report(
    const struct nonmun_crash_report *report, int signal, const siginfo_t *info, const void *context, int errors,
    char *path, size_t size);
