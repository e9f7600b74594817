#define _GNU_SOURCE
#include "CCrash.h"

#include "report.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static const int faults[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGSYS, SIGABRT};
static struct nonmun_crash_report report;
static int errors = -1;
static atomic_int handling;
static atomic_bool unsaved;

void nonmun_crash_set_unsaved(bool is_unsaved) { unsaved = is_unsaved; }

/// How long a terminal has to take what restores it; the rest of a fifth of a second is for the
/// report.
enum { PATIENCE_MS = 60, STACK_SIZE = 64 * 1024 };

static void say(const char *text) {
  size_t length = strlen(text);
  while (length > 0) {
    ssize_t count = write(STDERR_FILENO, text, length);
    if (count <= 0) return;
    text += count;
    length -= (size_t)count;
  }
}

/// Ends the process as it would have ended without us.
static void end_by(int signal) {
  struct sigaction usual = {.sa_handler = SIG_DFL};
  sigaction(signal, &usual, NULL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  // To this thread, whose fault it is.
  syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), signal);
  _exit(128 + signal);
}

static void handle(int signal, siginfo_t *info, void *context) {
  int thread = (int)syscall(SYS_gettid);
  int nobody = 0;
  if (!atomic_compare_exchange_strong(&handling, &nobody, thread)) {
    // A fault in here ends all at once; another thread's waits for the end that is coming.
    if (nobody == thread) end_by(signal);
    for (;;) pause();
  }
  bool was_held = nonmun_terminal_is_held();
  bool is_readable = nonmun_terminal_restore(PATIENCE_MS);
  char path[1024];
  bool is_written = nonmun_write_report(&report, signal, info, context, errors, path, sizeof path);
  // A terminal that takes nothing would hold the line up.
  if (!was_held || is_readable) {
    if (unsaved) say(is_written ? report.said_unsaved : report.said_unsaved_without_report);
    else say(is_written ? report.said : report.said_without_report);
    if (is_written) {
      say(path);
      say("\n");
    }
  }
  end_by(signal);
}

void nonmun_crash_prepare_thread(void) {
  // The lowest page stays unreadable, so that an overflow of this stack is a fault too.
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  char *memory = mmap(NULL, STACK_SIZE + page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
  if (memory == MAP_FAILED) return;
  mprotect(memory + page, STACK_SIZE, PROT_READ | PROT_WRITE);
  stack_t stack = {.ss_sp = memory + page, .ss_size = STACK_SIZE};
  sigaltstack(&stack, NULL);
}

void nonmun_crash_watch(const struct nonmun_crash_report *what) {
  report = *what;
  errors = nonmun_terminal_keep_errors();
  nonmun_crash_prepare_thread();
  struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK};
  action.sa_sigaction = handle;
  sigfillset(&action.sa_mask);
  // A fault within the handler must reach it.
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigdelset(&action.sa_mask, faults[i]);
  action.sa_flags |= SA_NODEFER;
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigaction(faults[i], &action, NULL);
}
