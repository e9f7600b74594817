import CLibc

/// Emoji that libc does not know yet: Debian 12's tables are those of Unicode 14, and terminals
/// know newer ones.
///
/// The ranges are those of the blocks that emoji are still added to (UTS #51, 1.4.3: what is
/// reserved there has the property Extended_Pictographic). Every emoji added to them since Unicode
/// 9 is two cells wide (UAX #11, ED4). A terminal that does not know one either may draw it one
/// cell wide: then the rest of its row stands a cell to the left.
enum NewerEmoji {
  private static let ranges: [ClosedRange<UInt32>] = [
    0x1F6D8...0x1F6FF, 0x1F7F0...0x1F7FF, 0x1FA70...0x1FAFF,
  ]

  /// Whether a scalar is an emoji for which libc has no width.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0 ~= scalar.value } && wcwidth(wchar_t(bitPattern: scalar.value)) < 0
  }
}
