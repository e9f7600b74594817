import CLibc

/// Cells that `scalar` takes on a terminal, 0 to 2.
///
/// This is libc's `wcwidth` (UAX #11 as the locale has it), never a table of our own, since ncurses
/// counts by it too. It needs `TextLocale.adopt()` once before. A scalar for which libc has no
/// width counts 1, as the U+FFFD does that `Sanitizer` shows instead, or 2 if it is an emoji newer
/// than libc. Ambiguous characters count 2 where the terminal was found to draw them so
/// (`AmbiguousWidth`).
public func displayWidth(of scalar: Unicode.Scalar) -> Int {
  if scalar.isASCII { return 1 }
  let width = wcwidth(wchar_t(bitPattern: scalar.value))
  if width == 1, AmbiguousWidth.isDrawnWide(scalar) { return 2 }
  if width < 0 { return NewerEmoji.contains(scalar) ? 2 : 1 }
  return Int(width)
}

/// Cells that `character` takes on a terminal: those of its scalars, as ncurses counts.
public func displayWidth(of character: Character) -> Int {
  character.unicodeScalars.reduce(0) { $0 + displayWidth(of: $1) }
}

/// Cells that `text` takes on a terminal: those of its scalars.
public func displayWidth(of text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + displayWidth(of: $1) }
}
