#pragma once
// What Swift cannot call of SQLite: variadic functions, and a file's methods through its table.
#include <sqlite3.h>

/// Has `file:` names read as URIs, so that a database can be opened without being made. Before
/// SQLite's first use.
static inline int nonmun_sqlite_read_uris(void) { return sqlite3_config(SQLITE_CONFIG_URI, 1); }

/// Sets a new connection up: exact result codes, and `"…"` for names only, never for texts (https://www.sqlite.org/quirks.html#dblquote).
static inline void nonmun_sqlite_configure(sqlite3 *database) {
  sqlite3_extended_result_codes(database, 1);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
  // What another program left in the schema is not run: a view may be read without end, a trigger undo what was written.
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)0);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)0);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
}

/// Puts a text into a statement, which keeps a copy: `SQLITE_TRANSIENT` is a cast that Swift cannot make.
static inline int nonmun_sqlite_bind_text(sqlite3_stmt *statement, int position, const void *bytes, int count) {
  // No address would be NULL, which is no text.
  return sqlite3_bind_text(statement, position, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

/// Whether an input or output error was about a lock: Swift sees no constants that are made of others.
static inline int nonmun_sqlite_is_about_locks(int code) {
  switch (code) {
  case SQLITE_IOERR_LOCK: case SQLITE_IOERR_RDLOCK: case SQLITE_IOERR_UNLOCK: case SQLITE_IOERR_SHMLOCK:
  case SQLITE_IOERR_CHECKRESERVEDLOCK: return 1;
  default: return 0;
  }
}

/// Whether the connection that is the last to close copies the log into the database.
static inline void nonmun_sqlite_checkpoints_on_close(sqlite3 *database, int does) {
  sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !does, (int *)0);
}

/// Whether another file, or none, is now where the database was opened.
static inline int nonmun_sqlite_has_moved(sqlite3 *database) {
  int moved = 0;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return moved;
}

/// The size of the database file, and its first bytes, as they stand in it.
///
/// Read through SQLite's own descriptor: closing another one would drop the process's locks on the
/// file (https://www.sqlite.org/howtocorrupt.html, 2.2).
static inline int nonmun_sqlite_header(sqlite3 *database, void *bytes, int count, sqlite3_int64 *size) {
  sqlite3_file *file = 0;
  int code = sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code != SQLITE_OK) return code;
  if (!file || !file->pMethods) return SQLITE_CANTOPEN;
  code = file->pMethods->xFileSize(file, size);
  if (code != SQLITE_OK || *size == 0) return code;
  // What a short file does not have is set to zero.
  code = file->pMethods->xRead(file, bytes, count, 0);
  return code == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : code;
}

/// What the system said when reading or writing last failed, 0 where nothing is known.
///
/// `sqlite3_system_errno` does not know of a COMMIT that failed, but the files keep it.
static inline int nonmun_sqlite_last_error(sqlite3 *database) {
  static const int files[] = {SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER};
  int code = sqlite3_system_errno(database);
  for (int i = 0; i < 2 && code == 0; i++) {
    sqlite3_file *file = 0;
    if (sqlite3_file_control(database, "main", files[i], &file) != SQLITE_OK) continue;
    if (file && file->pMethods) file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &code);
  }
  return code;
}
