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
}
