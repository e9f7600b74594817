#pragma once
// The wide-character API, which is the only one that can show Hangul.
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>
#include <term.h>
