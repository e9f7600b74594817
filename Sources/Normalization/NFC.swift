/// Unicode Normalization Form C (UAX #15): the form in which text is shown, measured and compared.
public enum NFC {
  /// The NFC form of `text`; `text` itself, at the price of reading it once, when it is ASCII,
  /// precomposed Hangul and common punctuation.
  public static func normalized(_ text: String) -> String {
    var text = text
    let composed: [UInt8]? = text.withUTF8 { utf8 in
      let source = UnsafeRawBufferPointer(utf8)
      if InertText.end(in: source, from: 0, limit: source.count) == source.count { return nil }
      var output: [UInt8] = []
      var normalizer = Normalizer(.composed)
      normalizer.append(source, to: &output) { _, _ in }
      return output.elementsEqual(source) ? nil : output
    }
    return composed.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// Whether bytes are valid UTF-8 in NFC.
  ///
  /// Reads text in ASCII and composed Hangul at memory speed.
  /// - Parameter scratch: a buffer that is written over, so that many texts cost one allocation.
  public static func isNormalized(
    _ source: UnsafeRawBufferPointer, scratch: inout [UInt8]
  ) -> Bool {
    if InertText.end(in: source, from: 0, limit: source.count) == source.count { return true }
    scratch.removeAll(keepingCapacity: true)
    append(source, to: &scratch)
    return scratch.elementsEqual(source)
  }

  /// Appends the NFC form of `source`; invalid UTF-8 becomes U+FFFD, one for each maximal subpart.
  public static func append(_ source: UnsafeRawBufferPointer, to output: inout [UInt8]) {
    var normalizer = Normalizer(.composed)
    normalizer.append(source, to: &output) { _, _ in }
  }

  /// Appends the NFC form of `source` to `output`, and to `offsets` how to find the way back.
  public static func append(
    _ source: UnsafeRawBufferPointer, to output: inout [UInt8], offsets: inout OffsetMap
  ) {
    var normalizer = Normalizer(.composed)
    normalizer.append(source, to: &output, offsets: &offsets)
  }
}
