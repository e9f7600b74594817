#include "CFaultyVFS.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[4096];
static int armed, calls, first, count, pause_;
static enum faulty_way way;

static sqlite3_vfs *original;
static sqlite3_vfs faulty;

struct file {
  sqlite3_file base;
  char path[4096];
  // The original's file follows.
};

static sqlite3_file *under(sqlite3_file *file) { return (sqlite3_file *)((struct file *)file + 1); }

/// Whether this call is one of those that fail.
static int fails(const char *path) {
  pthread_mutex_lock(&lock);
  int does = 0;
  if (armed && path && strncmp(path, folder, strlen(folder)) == 0) {
    calls += 1;
    does = calls >= first && calls < first + count;
  }
  pthread_mutex_unlock(&lock);
  return does;
}

static int write_(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 place) {
  if (!fails(((struct file *)file)->path)) {
    return under(file)->pMethods->xWrite(under(file), bytes, size, place);
  }
  if (way == FAULTY_IO) return SQLITE_IOERR_WRITE;
  under(file)->pMethods->xWrite(under(file), bytes, size / 2, place);
  return SQLITE_FULL;
}

static int truncate_(sqlite3_file *file, sqlite3_int64 size) {
  if (fails(((struct file *)file)->path)) return SQLITE_IOERR_TRUNCATE;
  return under(file)->pMethods->xTruncate(under(file), size);
}

static int sync_(sqlite3_file *file, int flags) {
  if (fails(((struct file *)file)->path)) return SQLITE_IOERR_FSYNC;
  if (pause_) usleep((useconds_t)pause_ * 1000);
  return under(file)->pMethods->xSync(under(file), flags);
}

static int shm_map(sqlite3_file *file, int page, int size, int extends, void volatile **memory) {
  return under(file)->pMethods->xShmMap(under(file), page, size, extends, memory);
}

static int close_(sqlite3_file *file) { return under(file)->pMethods->xClose(under(file)); }
static int read_(sqlite3_file *file, void *bytes, int size, sqlite3_int64 place) {
  return under(file)->pMethods->xRead(under(file), bytes, size, place);
}
static int size_(sqlite3_file *file, sqlite3_int64 *size) {
  return under(file)->pMethods->xFileSize(under(file), size);
}
static int lock_(sqlite3_file *file, int level) {
  return under(file)->pMethods->xLock(under(file), level);
}
static int unlock_(sqlite3_file *file, int level) {
  return under(file)->pMethods->xUnlock(under(file), level);
}
static int check_reserved(sqlite3_file *file, int *result) {
  return under(file)->pMethods->xCheckReservedLock(under(file), result);
}
static int control(sqlite3_file *file, int operation, void *argument) {
  return under(file)->pMethods->xFileControl(under(file), operation, argument);
}
static int sector_size(sqlite3_file *file) { return under(file)->pMethods->xSectorSize(under(file)); }
static int characteristics(sqlite3_file *file) {
  return under(file)->pMethods->xDeviceCharacteristics(under(file));
}
static int shm_lock(sqlite3_file *file, int place, int number, int flags) {
  return under(file)->pMethods->xShmLock(under(file), place, number, flags);
}
static void shm_barrier(sqlite3_file *file) { under(file)->pMethods->xShmBarrier(under(file)); }
static int shm_unmap(sqlite3_file *file, int deletes) {
  return under(file)->pMethods->xShmUnmap(under(file), deletes);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close_,
    .xRead = read_,
    .xWrite = write_,
    .xTruncate = truncate_,
    .xSync = sync_,
    .xFileSize = size_,
    .xLock = lock_,
    .xUnlock = unlock_,
    .xCheckReservedLock = check_reserved,
    .xFileControl = control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

static int open_(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  struct file *own = (struct file *)file;
  memset(own, 0, sizeof *own);
  if (name) strncpy(own->path, name, sizeof own->path - 1);
  int code = original->xOpen(original, name, under(file), flags, out);
  if (under(file)->pMethods) own->base.pMethods = &methods;
  return code;
}

static int delete_(sqlite3_vfs *vfs, const char *name, int syncs) {
  (void)vfs;
  if (fails(name)) return SQLITE_IOERR_DELETE;
  return original->xDelete(original, name, syncs);
}

int faulty_register(void) {
  pthread_mutex_lock(&lock);
  int code = SQLITE_OK;
  if (!original) {
    sqlite3_initialize();
    original = sqlite3_vfs_find(0);
    faulty = *original;
    faulty.zName = "faulty";
    faulty.pNext = 0;
    faulty.szOsFile = (int)sizeof(struct file) + original->szOsFile;
    faulty.xOpen = open_;
    faulty.xDelete = delete_;
    code = sqlite3_vfs_register(&faulty, 1);
  }
  pthread_mutex_unlock(&lock);
  return code;
}

void faulty_arm(const char *path, int from, int number, enum faulty_way how) {
  pthread_mutex_lock(&lock);
  strncpy(folder, path, sizeof folder - 1);
  armed = 1, calls = 0, first = from, count = number, way = how;
  pthread_mutex_unlock(&lock);
}

int faulty_disarm(void) {
  pthread_mutex_lock(&lock);
  armed = 0;
  int made = calls;
  pthread_mutex_unlock(&lock);
  return made;
}

void faulty_slow(int milliseconds) { pause_ = milliseconds; }

int faulty_no_locks(void) {
  // As on a network file system without a lock daemon (fcntl(2), seccomp(2)).
  struct sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_fcntl, 0, 5),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[1])),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, F_SETLK, 2, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, F_SETLKW, 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, F_GETLK, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (ENOLCK & SECCOMP_RET_DATA)),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = {sizeof program / sizeof program[0], program};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0 ? 0 : errno;
}
