import CSQLite

/// The names under which SQLite opens a file and never makes one (https://www.sqlite.org/uri.html).
enum FileAddress {
  /// A path as such a name.
  static func encoded(_ path: String) -> String {
    var address = "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16)
        address += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return address
  }

  /// Has SQLite read such names: Debian's does so by itself, others need to be told before their
  /// first use.
  static func enable() { _ = isEnabled }

  private static let isEnabled: Bool = nonmun_sqlite_read_uris() == SQLITE_OK
}
