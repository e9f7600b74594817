#pragma once
// The wide-character API, which is the only one that can show Hangul.
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>
#include <term.h>

// What Swift cannot see or may not touch: macros, mutable globals and casts of -1 to a pointer.

static inline WINDOW *nonmun_stdscr(void) { return stdscr; }

/// Fills a cell; the colour pair goes in as an extended one, past what fits a short.
static inline int nonmun_set_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(cell, text, attributes, 0, &pair);
}

/// A terminfo string, NULL where the terminal has none or the name is not a string's.
static inline const char *nonmun_terminfo_string(const char *name) {
  char *text = tigetstr(name);
  return text == (char *)-1 ? NULL : text;
}

/// The sequence `cup` for a position; kept by ncurses until the next call.
static inline const char *nonmun_cursor_move(const char *cup, int row, int column) {
  return tiparm(cup, row, column);
}

/// The names of terminfo's capabilities in the order of a compiled description (term(5)), NULL
/// after the last.
static inline const char *const *nonmun_flag_names(void) { return boolnames; }
static inline const char *const *nonmun_number_names(void) { return numnames; }
static inline const char *const *nonmun_string_names(void) { return strnames; }

/// Closes the description that setupterm opened.
static inline void nonmun_close_description(void) { del_curterm(cur_term); }

static const attr_t nonmun_bold = A_BOLD;
static const attr_t nonmun_dim = A_DIM;
static const attr_t nonmun_italic = A_ITALIC;
static const attr_t nonmun_underline = A_UNDERLINE;
static const attr_t nonmun_reverse = A_REVERSE;
