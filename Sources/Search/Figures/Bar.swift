/// A bar of text: block characters (U+2588…258F), eighths of a cell fine, or `#`.
public enum Bar {
  /// The bar of a value.
  ///
  /// - Parameters:
  ///   - value: how much, from 0.
  ///   - most: what fills the width.
  ///   - width: cells.
  /// - Returns: at most `width` cells, without blanks behind; something for every value that is not
  ///   0.
  public static func text(_ value: Int, of most: Int, width: Int, isASCII: Bool = false) -> String {
    guard value > 0, most > 0, width > 0 else { return "" }
    let part = Double(value) / Double(most)
    if isASCII {
      return String(repeating: "#", count: max(1, Int((part * Double(width)).rounded())))
    }
    let eighths = max(1, Int((part * Double(width) * 8).rounded()))
    let rest = eighths % 8
    let end = rest == 0 ? nil : Unicode.Scalar(0x2590 - UInt32(rest))
    return String(repeating: "█", count: eighths / 8) + (end.map { String($0) } ?? "")
  }
}
