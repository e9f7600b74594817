#pragma once
// SQLite's default file system, made to fail at will for the files of one folder.

/// How a failing write or sync fails.
enum faulty_way {
  /// Nothing happens.
  FAULTY_IO = 0,
  /// The disk is full: half of what was to be written is.
  FAULTY_FULL = 1,
};

/// Takes the place of the default file system; files elsewhere are not touched by it.
int faulty_register(void);

/// From now on the call numbered `first`, counted from 1, that writes, truncates, syncs or deletes under `folder` fails, and
/// `count - 1` more after it.
void faulty_arm(const char *folder, int first, int count, enum faulty_way way);

/// No call fails any more. Returns how many there were.
int faulty_disarm(void);

/// From now on no file can be locked by this process: the kernel says ENOLCK. Not 0 where that cannot be had.
int faulty_no_locks(void);

/// From now on each sync takes so many milliseconds more, whatever the file.
void faulty_slow(int milliseconds);
