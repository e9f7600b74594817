#define _GNU_SOURCE
#include "CCrash.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 1024 };

struct held {
  int descriptor;
  struct termios modes;
  size_t length;
  unsigned char leave[ROOM];
};

// A handler that comes between two writes sees the one or the other whole.
static struct held slots[2];
static _Atomic(struct held *) current;
static atomic_bool is_cut;
/// Where standard error leads while the terminal is held, and where it leads otherwise.
static int kept_errors = -1, own_errors = -1;

bool nonmun_terminal_hold(int descriptor, const struct termios *modes, const void *leave, size_t length) {
  if (length > ROOM) return false;
  struct held *next = atomic_load(&current) == &slots[0] ? &slots[1] : &slots[0];
  next->descriptor = descriptor;
  next->modes = *modes;
  next->length = length;
  memcpy(next->leave, leave, length);
  atomic_store(&current, next);
  if (kept_errors >= 0) dup2(kept_errors, STDERR_FILENO);
  return true;
}

int nonmun_terminal_keep_errors(void) {
  if (!isatty(STDERR_FILENO)) return -1;
  own_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (own_errors >= 0) kept_errors = memfd_create("nonmun-errors", MFD_CLOEXEC);
  return kept_errors;
}

bool nonmun_terminal_is_held(void) { return atomic_load(&current) != NULL; }

void nonmun_terminal_set_cut(bool is_now) { atomic_store(&is_cut, is_now); }

static long milliseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool send_all(int descriptor, const unsigned char *bytes, size_t length, long deadline) {
  while (length > 0) {
    long left = deadline - milliseconds();
    struct pollfd terminal = {.fd = descriptor, .events = POLLOUT};
    // Asked before each write, for the sake of descriptors that do block.
    int ready = poll(&terminal, 1, left > 0 ? (int)left : 0);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || (terminal.revents & (POLLERR | POLLNVAL)) != 0) return false;
    ssize_t count = write(descriptor, bytes, length);
    if (count > 0) {
      bytes += count;
      length -= (size_t)count;
    } else if (errno != EINTR && errno != EAGAIN) {
      return false;
    } else if (left <= 0) {
      return false;
    }
  }
  return true;
}

static bool send_leave(const struct held *terminal, bool breaks_off, long deadline) {
  // CAN breaks a sequence off, and ST ends a string where CAN does not (ECMA-48, 8.3.143).
  static const unsigned char end[] = {0x18, 0x1B, '\\'};
  if (breaks_off && !send_all(terminal->descriptor, end, sizeof end, deadline)) return false;
  return send_all(terminal->descriptor, terminal->leave, terminal->length, deadline);
}

bool nonmun_terminal_restore(int patience_ms) {
  struct held *terminal = atomic_exchange(&current, NULL);
  if (terminal == NULL) return true;
  // A process in the background may write, but would be stopped for asking.
  sigset_t background, before;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  sigprocmask(SIG_BLOCK, &background, &before);
  bool is_sent = send_leave(terminal, atomic_load(&is_cut), milliseconds() + patience_ms);
  // The modes of a terminal that others use are theirs.
  pid_t foreground = tcgetpgrp(terminal->descriptor);
  bool is_ours = foreground < 0 || foreground == getpgrp();
  if (!is_sent && is_ours) {
    tcflush(terminal->descriptor, TCOFLUSH);
    is_sent = send_leave(terminal, true, milliseconds());
  }
  // Not TCSADRAIN, which waits for a terminal that takes nothing.
  if (is_ours) tcsetattr(terminal->descriptor, TCSANOW, &terminal->modes);
  if (kept_errors >= 0) dup2(own_errors, STDERR_FILENO);
  atomic_store(&is_cut, false);
  sigprocmask(SIG_SETMASK, &before, NULL);
  return is_sent;
}

static volatile sig_atomic_t asked_to_end;

static void note_end(int signal) { asked_to_end = signal; }

int nonmun_terminal_set_modes(int descriptor, const struct termios *modes) {
  static const int ends[] = {SIGTERM, SIGINT, SIGQUIT, SIGHUP};
  enum { COUNT = sizeof ends / sizeof *ends };
  struct sigaction before[COUNT];
  // Without SA_RESTART, so that the call that stopped returns.
  struct sigaction noting = {.sa_handler = note_end};
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < COUNT; i++) {
    sigaddset(&set, ends[i]);
    sigaction(ends[i], &noting, &before[i]);
  }
  asked_to_end = 0;
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  int failure = 0;
  do {
    failure = tcsetattr(descriptor, TCSANOW, modes) == 0 ? 0 : errno;
  } while (failure == EINTR && asked_to_end == 0);
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  for (int i = 0; i < COUNT; i++) sigaction(ends[i], &before[i], NULL);
  if (asked_to_end != 0) return asked_to_end;
  return failure == 0 ? 0 : -1;
}
