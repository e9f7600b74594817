#define _GNU_SOURCE
#include "report.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

enum { MOST_FRAMES = 128, MOST_WORDS = 4096, MOST_ERRORS = 16 * 1024 };

/// Where the program is in memory, as the linker tells; addresses less its start are the same in
/// every run.
extern const char __executable_start[], etext[], _end[];

// MARK: Text without stdio

struct text {
  char *bytes;
  size_t length, size;
};

static void add(struct text *text, const char *part) {
  while (*part != 0 && text->length + 1 < text->size) text->bytes[text->length++] = *part++;
  text->bytes[text->length] = 0;
}

static void add_number(struct text *text, uintmax_t number, unsigned base, unsigned digits) {
  char reversed[65];
  unsigned count = 0;
  do {
    reversed[count++] = "0123456789abcdef"[number % base];
    number /= base;
  } while (number > 0 || count < digits);
  char one[2] = {0, 0};
  while (count > 0) {
    one[0] = reversed[--count];
    add(text, one);
  }
}

/// `20251125-022435`, in UTC (days to a civil date: H. Hinnant, “chrono-Compatible Low-Level Date
/// Algorithms”).
static void add_time(struct text *text, time_t time) {
  intmax_t days = time / 86400 + 719468;
  intmax_t era = days / 146097;
  intmax_t day_of_era = days - era * 146097;
  intmax_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  intmax_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  intmax_t month = (5 * day_of_year + 2) / 153;
  add_number(text, (uintmax_t)(year_of_era + era * 400 + (month >= 10)), 10, 4);
  add_number(text, (uintmax_t)(month < 10 ? month + 3 : month - 9), 10, 2);
  add_number(text, (uintmax_t)(day_of_year - (153 * month + 2) / 5 + 1), 10, 2);
  add(text, "-");
  add_number(text, (uintmax_t)(time / 3600 % 24), 10, 2);
  add_number(text, (uintmax_t)(time / 60 % 60), 10, 2);
  add_number(text, (uintmax_t)(time % 60), 10, 2);
}

static const char *name_of(int signal) {
  switch (signal) {
  case SIGILL: return "SIGILL";
  case SIGTRAP: return "SIGTRAP";
  case SIGSEGV: return "SIGSEGV";
  case SIGBUS: return "SIGBUS";
  case SIGFPE: return "SIGFPE";
  case SIGSYS: return "SIGSYS";
  case SIGABRT: return "SIGABRT";
  default: return "signal";
  }
}

// MARK: The file

static void make_folders(const char *folder) {
  char path[1024];
  size_t length = strlen(folder);
  if (length >= sizeof path) return;
  for (size_t i = 1; i <= length; i++) {
    if (i < length && folder[i] != '/') continue;
    memcpy(path, folder, i);
    path[i] = 0;
    mkdir(path, 0700);
  }
}

static int open_report(const char *folder, struct text *path) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  make_folders(folder);
  add(path, folder);
  add(path, "/crash-");
  add_time(path, now.tv_sec);
  add(path, "-");
  add_number(path, (uintmax_t)getpid(), 10, 1);
  add(path, ".txt");
  return open(path->bytes, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
}

static void put(int file, struct text *text) {
  const char *bytes = text->bytes;
  size_t length = text->length;
  while (length > 0) {
    ssize_t count = write(file, bytes, length);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    bytes += count;
    length -= (size_t)count;
  }
  text->length = 0;
}

// MARK: What is known

/// Reads a word of our own memory that may not be there.
static bool peek(uintptr_t address, uintptr_t words[2]) {
  struct iovec local = {words, 2 * sizeof *words}, remote = {(void *)address, 2 * sizeof *words};
  return process_vm_readv(getpid(), &local, 1, &remote, 1, 0) == (ssize_t)(2 * sizeof *words);
}

static void add_address(struct text *text, uintptr_t address) {
  uintptr_t start = (uintptr_t)__executable_start;
  add(text, "  0x");
  add_number(text, address, 16, 1);
  if (address >= start && address < (uintptr_t)_end) {
    add(text, "  nonmun+0x");
    add_number(text, address - start, 16, 1);
  }
  add(text, "\n");
}

static bool is_code(uintptr_t address) {
  return address >= (uintptr_t)__executable_start && address < (uintptr_t)etext;
}

/// Which build of the program it is: the id that the linker gave it, which the file with its symbols has too.
static void add_build(struct text *text) {
  const ElfW(Ehdr) *program = (const void *)__executable_start;
  if (memcmp(program->e_ident, ELFMAG, SELFMAG) != 0) return;
  const ElfW(Phdr) *segments = (const void *)(__executable_start + program->e_phoff);
  for (int i = 0; i < program->e_phnum; i++) {
    if (segments[i].p_type != PT_NOTE) continue;
    const char *note = (program->e_type == ET_DYN ? __executable_start : (const char *)0) + segments[i].p_vaddr;
    const char *end = note + segments[i].p_memsz;
    while (note + sizeof(ElfW(Nhdr)) <= end) {
      const ElfW(Nhdr) *header = (const void *)note;
      const char *name = note + sizeof *header;
      const unsigned char *id = (const void *)(name + (header->n_namesz + 3) / 4 * 4);
      if (header->n_type == NT_GNU_BUILD_ID && header->n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
        add(text, "build ");
        for (unsigned j = 0; j < header->n_descsz; j++) add_number(text, id[j], 16, 2);
        add(text, "\n");
        return;
      }
      note = (const char *)id + (header->n_descsz + 3) / 4 * 4;
    }
  }
}

/// Goes from frame to frame by the frame pointers, which Swift keeps: an unwinder would allocate
/// and take locks. Returns how many addresses in the program were found.
static int put_frames(int file, struct text *text, uintptr_t counter, uintptr_t frame) {
  int found = is_code(counter);
  add_address(text, counter);
  for (int i = 0; i < MOST_FRAMES && frame != 0 && frame % sizeof frame == 0; i++) {
    uintptr_t words[2];
    if (!peek(frame, words) || words[1] == 0) break;
    found += is_code(words[1]);
    add_address(text, words[1]);
    put(file, text);
    // The stack grows downwards, so that callers' frames are above.
    if (words[0] <= frame) break;
    frame = words[0];
  }
  put(file, text);
  return found;
}

/// C libraries keep no frame pointers. A word on the stack that could be a return address into the
/// program most often is one.
static void put_stack(int file, struct text *text, uintptr_t stack) {
  add(text, "\nwhere it may have been\n");
  stack -= stack % sizeof stack;
  int found = 0;
  for (int i = 0; i < MOST_WORDS && found < MOST_FRAMES; i += 2) {
    uintptr_t words[2];
    if (!peek(stack + (uintptr_t)i * sizeof stack, words)) break;
    for (int j = 0; j < 2; j++) {
      if (!is_code(words[j])) continue;
      found++;
      add_address(text, words[j]);
      put(file, text);
    }
  }
  put(file, text);
}

static void put_addresses(int file, struct text *text, const ucontext_t *context) {
#if defined(__x86_64__)
  uintptr_t counter = (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
  uintptr_t frame = (uintptr_t)context->uc_mcontext.gregs[REG_RBP];
  uintptr_t stack = (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
  uintptr_t counter = (uintptr_t)context->uc_mcontext.pc;
  uintptr_t frame = (uintptr_t)context->uc_mcontext.regs[29];
  uintptr_t stack = (uintptr_t)context->uc_mcontext.sp;
#else
  uintptr_t counter = 0, frame = 0, stack = 0;
#endif
  if (put_frames(file, text, counter, frame) < 3) put_stack(file, text, stack);
}

/// What was said on standard error, which is where Swift says why it stops.
static void put_errors(int file, struct text *text, int errors) {
  off_t end = errors < 0 ? 0 : lseek(errors, 0, SEEK_END);
  if (end <= 0) return;
  add(text, "\nsaid on standard error\n");
  put(file, text);
  off_t position = end > MOST_ERRORS ? end - MOST_ERRORS : 0;
  while (position < end) {
    ssize_t count = pread(errors, text->bytes, text->size, position);
    if (count <= 0) break;
    text->length = (size_t)count;
    put(file, text);
    position += count;
  }
}

bool nonmun_write_report(
    const struct nonmun_crash_report *report, int signal, const siginfo_t *info, const void *context, int errors,
    char *path, size_t size) {
  if (report->folder == NULL) return false;
  struct text name = {path, 0, size};
  int file = open_report(report->folder, &name);
  if (file < 0) return false;
  char bytes[1024];
  struct text text = {bytes, 0, sizeof bytes};
  add(&text, report->program);
  add(&text, "\n");
  add_build(&text);
  add(&text, name_of(signal));
  add(&text, " (");
  add_number(&text, (uintmax_t)signal, 10, 1);
  add(&text, "), code ");
  if (info->si_code < 0) add(&text, "-");
  add_number(&text, (uintmax_t)(info->si_code < 0 ? -(intmax_t)info->si_code : info->si_code), 10, 1);
  // A signal that a process sent has no address.
  add(&text, info->si_code <= 0 ? ", sent by process " : ", at address 0x");
  if (info->si_code <= 0) add_number(&text, (uintmax_t)info->si_pid, 10, 1);
  else add_number(&text, (uintptr_t)info->si_addr, 16, 1);
  add(&text, "\nprocess ");
  add_number(&text, (uintmax_t)getpid(), 10, 1);
  add(&text, ", thread ");
  add_number(&text, (uintmax_t)gettid(), 10, 1);
  add(&text, "\n\n");
  put(file, &text);
  // The advice is written past the buffer, since it may be longer.
  struct text advice = {(char *)(uintptr_t)report->advice, strlen(report->advice), 0};
  put(file, &advice);
  add(&text, "\n\nwhere it was, callers last\n");
  put_addresses(file, &text, context);
  put_errors(file, &text, errors);
  close(file);
  return true;
}
