/// Strings that terminals answer with: OSC, DCS, APC, PM and SOS, up to ST or BEL (ECMA-48, 5.6).
///
/// Such as the colour of the background, which a program asked for before this one. Nothing in them
/// is a key.
enum TerminalString {
  /// Whether a byte after an Esc begins a string.
  static func isIntroducer(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      true
    default: false
    }
  }

  /// Whether bytes are the beginning of a string, rather than Alt and a key, after which nothing
  /// follows at once but another Esc.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = bytes.startIndex
    guard bytes.count > 2, bytes[start] == 0x1B, isIntroducer(bytes[start + 1]) else {
      return false
    }
    return isRare(bytes[start + 1])
      ? hasEnd(bytes) == true : mayFollow(bytes[start + 2], bytes[start + 1])
  }

  /// Whether Esc and a key may yet turn out to begin a string.
  static func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count > 1, isIntroducer(bytes[bytes.startIndex + 1]) else { return false }
    return bytes.count == 2 || isRare(bytes[bytes.startIndex + 1]) && hasEnd(bytes) == nil
  }

  /// How far a string that no terminal sends by itself is looked for its end, in bytes.
  private static let nearby = 64

  /// PM and SOS: no terminal is known to send them, and any text may follow, as it may follow Esc
  /// and the key `X`.
  private static func isRare(_ introducer: UInt8) -> Bool {
    introducer == UInt8(ascii: "^") || introducer == UInt8(ascii: "X")
  }

  /// Whether a string's end follows nearby; nil where it may yet.
  private static func hasEnd(_ bytes: ArraySlice<UInt8>) -> Bool? {
    guard let escape = bytes.dropFirst(2).prefix(nearby).firstIndex(of: 0x1B) else {
      return bytes.count < nearby ? nil : false
    }
    return escape + 1 < bytes.endIndex ? bytes[escape + 1] == UInt8(ascii: "\\") : nil
  }

  /// Whether a string's text begins so; a colour's begins with a number, an answer about the
  /// terminal with a sign.
  private static func mayFollow(_ byte: UInt8, _ introducer: UInt8) -> Bool {
    switch introducer {
    case UInt8(ascii: "]"):
      isDigit(byte) || [UInt8(ascii: "l"), UInt8(ascii: "L"), UInt8(ascii: "I")].contains(byte)
    case UInt8(ascii: "P"): isDigit(byte) || ">!$+=?|{".utf8.contains(byte)
    default: byte == UInt8(ascii: "G") || isDigit(byte)
    }
  }

  /// Where the bytes after a string's end begin; nil where it has not come.
  ///
  /// Another Esc breaks it off, as do CAN, SUB and Ctrl-C; no string holds them.
  static func end(_ bytes: ArraySlice<UInt8>) -> Int? {
    for index in bytes.indices {
      switch bytes[index] {
      case 0x07, 0x18, 0x1A, 0x03: return index + 1
      case 0x1B:
        guard index + 1 < bytes.endIndex else { return nil }
        return bytes[index + 1] == UInt8(ascii: "\\") ? index + 2 : index
      default: break
      }
    }
    return nil
  }

  /// How many bytes of the introducer there are, where bytes look like the rest of a string that
  /// was held up so early that its beginning was taken for keys; nil where they do not.
  ///
  /// Nobody types three bytes at once.
  ///
  /// - Parameter broken: what came before and waited in vain.
  static func rest(_ bytes: [UInt8], after broken: [UInt8]) -> Int? {
    guard bytes.count >= 3, broken.first == 0x1B else { return nil }
    switch broken.count {
    case 1:
      let isPlain = isIntroducer(bytes[0]) && !isRare(bytes[0])
      return isPlain && mayFollow(bytes[1], bytes[0]) ? 1 : nil
    case 2:
      let isPlain = isIntroducer(broken[1]) && !isRare(broken[1])
      return isPlain && mayFollow(bytes[0], broken[1]) ? 0 : nil
    default: return nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
