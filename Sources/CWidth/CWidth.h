#pragma once
// wcwidth: Swift's Glibc module leaves <wchar.h> out.
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include <wchar.h>
