import CQrcode

/// A QR code (ISO/IEC 18004): which of its squares are dark.
public struct QRCode: Sendable, Hashable {
  /// The squares along an edge, without the margin.
  public let size: Int
  private let modules: [Bool]

  /// The smallest code that holds a text; nil where none does.
  ///
  /// The least correction is asked for, and more taken where it makes the code no larger: a screen
  /// is clean, and small squares are harder to read than lost ones.
  public init?(_ text: String) {
    guard !text.utf8.contains(0) else { return nil }
    let length = 3918  // qrcodegen_BUFFER_LEN_MAX, which Swift cannot see.
    var scratch = [UInt8](repeating: 0, count: length)
    var code = [UInt8](repeating: 0, count: length)
    // Both buffers are as large as the library ever needs, and live as long as the calls.
    let isMade = unsafe qrcodegen_encodeText(
      text, &scratch, &code, qrcodegen_Ecc_LOW, qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX,
      qrcodegen_Mask_AUTO, true)
    guard isMade else { return nil }
    let size = unsafe Int(qrcodegen_getSize(code))
    self.size = size
    modules = (0..<size * size).map {
      unsafe qrcodegen_getModule(code, Int32($0 % size), Int32($0 / size))
    }
  }

  /// Whether a square is dark; outside the code all is light.
  public func isDark(x: Int, y: Int) -> Bool {
    guard (0..<size).contains(x), (0..<size).contains(y) else { return false }
    return modules[y * size + x]
  }
}
