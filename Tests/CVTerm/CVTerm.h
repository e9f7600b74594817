// libvterm, the terminal emulator that reads what the program draws.
#include <vterm.h>

// What a pseudo-terminal needs of the C library and Swift's Glibc module hides, as it is built
// without _GNU_SOURCE. The declarations are glibc's own.
int posix_openpt(int flags);
int grantpt(int descriptor);
int unlockpt(int descriptor);
int ptsname_r(int descriptor, char *name, size_t size);
int pipe2(int ends[2], int flags);

enum {
  CVTERM_SPAWN_SETSID = 0x80,    // POSIX_SPAWN_SETSID
  CVTERM_F_SETPIPE_SZ = 1024 + 7 // F_SETPIPE_SZ
};
