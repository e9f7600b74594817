/// What searching compares: text without case, in one width and one form, as UTF-8 bytes.
///
/// Canonical caseless matching (Unicode 3.13, D145): case folded in full (`ß` is `ss`), then NFC,
/// so that Hangul typed on any system, composed or not, is the same bytes. Before that full-width
/// and half-width forms become the usual ones (`Ａ` is `a`, see `Width`).
public enum Folding {
  /// Appends the folded `source` to `output`.
  ///
  /// ASCII and precomposed Hangul are copied at memory speed without allocating; invalid UTF-8
  /// becomes U+FFFD, one for each maximal subpart.
  /// - Parameters:
  ///   - source: text in UTF-8, in any form, of which nothing is assumed.
  ///   - output: what the folded bytes are appended to.
  public static func fold(_ source: UnsafeRawBufferPointer, into output: inout [UInt8]) {
    var normalizer = Normalizer(.folded)
    normalizer.append(source, to: &output) { _, _ in }
  }

  /// Appends the folded `source` to `output`, and to `offsets` how to find the way back.
  /// - Parameters:
  ///   - source: text in UTF-8, in any form, of which nothing is assumed.
  ///   - output: what the folded bytes are appended to.
  ///   - offsets: the map, which goes on where the call before ended.
  public static func fold(
    _ source: UnsafeRawBufferPointer, into output: inout [UInt8], offsets: inout OffsetMap
  ) {
    var normalizer = Normalizer(.folded)
    normalizer.append(source, to: &output, offsets: &offsets)
  }

  /// The folded UTF-8 bytes of `text`.
  public static func fold(_ text: String) -> [UInt8] {
    var text = text
    var output: [UInt8] = []
    text.withUTF8 { fold(UnsafeRawBufferPointer($0), into: &output) }
    return output
  }
}
