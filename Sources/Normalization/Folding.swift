/// What searching compares: text without case, in one width and one form, as UTF-8 bytes.
///
/// Canonical caseless matching (Unicode 3.13, D145): case folded in full (`ß` is `ss`), then NFC,
/// so that Hangul typed on any system, composed or not, is the same bytes. Before that what shows
/// as nothing is left out, and quotation marks, dashes and full-width and half-width forms become
/// those of a keyboard (see `TypedForm`).
public enum Folding {
  /// Appends the folded `source` to `output`.
  ///
  /// ASCII, precomposed Hangul and ideographs are copied at memory speed without allocating, and
  /// letters with accents by a table; invalid UTF-8 becomes U+FFFD, one for each maximal subpart.
  /// - Parameters:
  ///   - source: text in UTF-8, in any form, of which nothing is assumed.
  ///   - output: what the folded bytes are appended to.
  public static func fold(_ source: RawSpan, into output: inout [UInt8]) {
    var normalizer = Normalizer(.folded)
    normalizer.append(source, to: &output) { _, _ in }
  }

  /// Appends the folded `source` to `output` without its accents, which are noted.
  ///
  /// - Parameters:
  ///   - source: text in UTF-8, in any form, of which nothing is assumed.
  ///   - output: what the folded bytes are appended to.
  ///   - accents: the accents of all of `output`.
  public static func fold(
    _ source: RawSpan, into output: inout [UInt8], accents: inout Accents
  ) {
    var normalizer = Normalizer(.folded, isStripping: true)
    // Swapped in rather than copied, since there may be many accents.
    swap(&normalizer.accents, &accents)
    defer { swap(&normalizer.accents, &accents) }
    normalizer.append(source, to: &output) { _, _ in }
  }

  /// Appends the folded `source` to `output` without its accents, and to `offsets` how to find the
  /// way back.
  ///
  /// - Parameters:
  ///   - source: text in UTF-8, in any form, of which nothing is assumed.
  ///   - output: what the folded bytes are appended to.
  ///   - accents: the accents of all of `output`.
  ///   - offsets: the map, which goes on where the call before ended.
  public static func fold(
    _ source: RawSpan, into output: inout [UInt8], accents: inout Accents, offsets: inout OffsetMap
  ) {
    var normalizer = Normalizer(.folded, isStripping: true)
    // Swapped in rather than copied, since there may be many accents.
    swap(&normalizer.accents, &accents)
    defer { swap(&normalizer.accents, &accents) }
    normalizer.append(source, to: &output, offsets: &offsets)
  }

  /// The folded UTF-8 bytes of `text`.
  public static func fold(_ text: String) -> [UInt8] {
    var text = text
    var output: [UInt8] = []
    text.withUTF8 { fold(UnsafeRawBufferPointer($0).bytes, into: &output) }
    return output
  }

  /// The folded UTF-8 bytes of `text` without its accents, and those.
  public static func bare(_ text: String) -> (bytes: [UInt8], accents: Accents) {
    var text = text
    var output: [UInt8] = []
    var accents = Accents()
    text.withUTF8 { fold(UnsafeRawBufferPointer($0).bytes, into: &output, accents: &accents) }
    return (output, accents)
  }
}
