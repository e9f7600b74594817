#pragma once
// Giving the terminal back, in whatever state the program is: by the loop, or by a signal handler
// while everything else is broken. All of it is async-signal-safe (signal-safety(7)): no
// allocation, no locks, no stdio.
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/// Takes the terminal: from now on it can be restored to these modes by these bytes.
///
/// The descriptor should be one that does not block. Called again, the newer modes and bytes count.
/// Returns false where there are more bytes than there is room for; then nothing changes.
bool nonmun_terminal_hold(int descriptor, const struct termios *modes, const void *leave, size_t length);

/// Has what is written to standard error go to a file in memory while the terminal is held, where
/// it is a terminal: it would stand in the midst of the screen, and Swift says there why it stops.
///
/// Returns the file, -1 where standard error stays as it is. To be called once.
int nonmun_terminal_keep_errors(void);

/// Whether the terminal is held.
bool nonmun_terminal_is_held(void);

/// Says whether a frame has been sent in part only, so that what comes next must break it off.
void nonmun_terminal_set_cut(bool is_cut);

/// Gives the terminal back: sends the bytes, waiting at most so many milliseconds for it to take
/// them, and sets the modes. A terminal that takes nothing loses what waits for it, so that there
/// is room for the bytes.
///
/// Does nothing where no terminal is held. Returns false where the bytes could not be sent.
bool nonmun_terminal_restore(int patience_ms);

/// Sets modes of a terminal as soon as it listens to this process: in the background the process is
/// stopped by the kernel until the shell has it go on in the foreground, so that there is no moment
/// between asking and stopping.
///
/// Returns 0 once they are set, -1 where nobody can ever give the terminal back, or the number of a
/// signal that asks the process to end meanwhile. To be called by the main thread, with those
/// signals blocked in all threads.
int nonmun_terminal_set_modes(int descriptor, const struct termios *modes);

/// What a report says, and where it goes. The strings are kept, not copied.
struct nonmun_crash_report {
  /// The folder, whose parents are made too; NULL for no report. At most 800 bytes.
  const char *folder;
  /// The program's name and version.
  const char *program;
  /// What to do with the report, in lines.
  const char *advice;
  /// What is said on the terminal before the report's path, and where no report could be written.
  const char *said, *said_without_report;
  /// The same while not all that was decided is saved.
  const char *said_unsaved, *said_unsaved_without_report;
};

/// Says whether something that the user decided is not saved yet. If so, the message on the
/// terminal says it too.
void nonmun_crash_set_unsaved(bool is_unsaved);

/// Handles faults from now on: SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGSYS and SIGABRT restore
/// the terminal, write a report and end the process by the same signal. Whatever handled them
/// before, as Swift's runtime may, no longer does.
void nonmun_crash_watch(const struct nonmun_crash_report *report);

/// Gives the calling thread a stack on which a fault is handled even if its own has overflowed.
void nonmun_crash_prepare_thread(void);
