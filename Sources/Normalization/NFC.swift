/// Unicode Normalization Form C (UAX #15): the form in which text is shown, measured and compared.
public enum NFC {
  /// The NFC form of `text`; `text` itself, at the price of reading it once, when it is ASCII,
  /// precomposed Hangul and common punctuation.
  public static func normalized(_ text: String) -> String {
    var text = text
    let composed: [UInt8]? = text.withUTF8 { utf8 in
      let source = UnsafeRawBufferPointer(utf8).bytes
      if InertText.end(in: source, from: 0) == source.byteCount {
        return nil
      }
      var output: [UInt8] = []
      var normalizer = Normalizer(.composed)
      normalizer.append(source, to: &output) { _, _ in }
      return output.elementsEqual(utf8) ? nil : output
    }
    return composed.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// Whether bytes are valid UTF-8 in NFC.
  ///
  /// Reads text in ASCII and composed Hangul at memory speed.
  /// - Parameter scratch: a buffer that is written over, so that many texts cost one allocation.
  public static func isNormalized(
    _ source: RawSpan, scratch: inout [UInt8]
  ) -> Bool {
    if isPlain(source) { return true }
    scratch.removeAll(keepingCapacity: true)
    append(source, to: &scratch)
    return source.withUnsafeBytes { scratch.elementsEqual($0) }
  }

  /// Whether any part of a text, cut between two scalars, is in NFC: it is ASCII, composed Hangul and
  /// what else normalisation never touches.
  ///
  /// Reads at memory speed, and no further than the first scalar that is anything else.
  public static func isPlain(_ source: RawSpan) -> Bool {
    InertText.end(in: source, from: 0) == source.byteCount
  }

  /// Appends the NFC form of `source`; invalid UTF-8 becomes U+FFFD, one for each maximal subpart.
  public static func append(_ source: RawSpan, to output: inout [UInt8]) {
    var normalizer = Normalizer(.composed)
    normalizer.append(source, to: &output) { _, _ in }
  }

  /// Appends the NFC form of `source` to `output`, and to `offsets` how to find the way back.
  public static func append(
    _ source: RawSpan, to output: inout [UInt8], offsets: inout OffsetMap
  ) {
    var normalizer = Normalizer(.composed)
    normalizer.append(source, to: &output, offsets: &offsets)
  }
}
