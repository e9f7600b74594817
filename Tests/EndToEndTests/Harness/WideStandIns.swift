/// What has libvterm, which knows no such setting, give two cells to ambiguous characters: for each
/// an ideograph that no test uses otherwise.
enum WideStandIns {
  private static let ambiguous = Array("é×…·★•–─│█▏▎▍▌▋▊▉“”‘’→←↑↓αβ±°§".unicodeScalars)
  private static let first: UInt32 = 0x4E00

  /// A program's output as the terminal is to take it.
  static func replaced(_ bytes: [UInt8]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    // The output is whole characters here, as the reader cuts it so.
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let place = ambiguous.firstIndex(of: scalar).map(UInt32.init)
      text.append(place.flatMap { Unicode.Scalar(first + $0) } ?? scalar)
    }
    return Array(String(text).utf8)
  }

  /// The character that one of a cell stands for.
  static func own(_ character: UInt32) -> Unicode.Scalar? {
    guard character >= first, character < first + UInt32(ambiguous.count) else { return nil }
    return ambiguous[Int(character - first)]
  }
}
