import Decisions

/// The first bytes of a database file, which say whose it is (https://www.sqlite.org/fileformat.html#the_database_header).
struct StoreHeader {
  /// How many bytes there are.
  static let size = 100

  private static let magic = Array("SQLite format 3\0".utf8)

  let bytes: [UInt8]
  /// How many bytes the file has.
  let fileSize: Int
  /// Whether a log stands beside it, which may hold what the file does not.
  let hasLog: Bool

  /// What is wrong with the file, as far as its header tells; nil where it is a store of this program's.
  var problem: TriageError.Kind? {
    if fileSize == 0 { return .empty }
    let magic = StoreHeader.magic.prefix(fileSize)
    guard bytes.starts(with: magic) else { return .notADatabase }
    guard fileSize >= StoreHeader.size else { return .truncated }
    guard number(at: 68) == Schema.applicationID else { return .foreign }
    let version = Int(number(at: 60))
    if version > Schema.version { return .newer }
    guard version > 0, (512...65_536).contains(pageSize), pageSize & (pageSize - 1) == 0 else {
      return .damaged
    }
    // The count of pages is right where it was written together with the last change.
    let hasCount = number(at: 24) == number(at: 92)
    if hasCount, !hasLog, Int(number(at: 28)) * pageSize > fileSize { return .truncated }
    return nil
  }

  private var pageSize: Int {
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    return size == 1 ? 65_536 : size
  }

  private func number(at place: Int) -> UInt32 {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
