/// An address that may be handed to a browser: http or https, on one line, nothing in it that acts
/// on a terminal.
///
/// It is the text as it was written; nothing is repaired.
public struct WebAddress: Sendable, Hashable {
  /// The address as written.
  public let text: String

  /// Whether a text begins as an address of the web does, in small letters: http or https.
  public static func begins(_ text: some StringProtocol) -> Bool {
    text.hasPrefix("https://") || text.hasPrefix("http://")
  }

  /// The longest address in bytes; browsers and QR codes take no more.
  public static let longest = 2_900

  /// The address that a text is; nil where it is none, or none to be trusted with a browser.
  ///
  /// Refused are other schemes than http and https, an address without a host, white space, control
  /// and format characters, and the signs that RFC 3986 keeps out of addresses since others delimit
  /// them with those: `"`, `<`, `>`, `\`, backquote.
  public init?(_ text: String) {
    guard let scheme = WebAddress.scheme(of: text), text.utf8.count <= WebAddress.longest else {
      return nil
    }
    let rest = text.utf8.dropFirst(scheme)
    guard let first = rest.first, !"/?#:@".utf8.contains(first) else { return nil }
    guard text.unicodeScalars.allSatisfy(WebAddress.isAllowed) else { return nil }
    self.text = text
  }

  private static func scheme(of text: String) -> Int? {
    for scheme in ["https://", "http://"] where text.utf8.count > scheme.utf8.count {
      let start = String(decoding: text.utf8.prefix(scheme.utf8.count), as: UTF8.self)
      if start.lowercased() == scheme { return scheme.utf8.count }
    }
    return nil
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "<", ">", "\\", "`": return false
    case "!"..."~": return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
      .privateUse, .unassigned:
      return false
    default: return scalar != "\u{FFFD}"
    }
  }
}
