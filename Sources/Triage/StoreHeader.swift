import Decisions
import SQLite

/// The first bytes of a database file, which say whose it is
/// (https://www.sqlite.org/fileformat.html#the_database_header).
struct StoreHeader {
  /// How many bytes there are.
  static let size = 100

  private static let magic = Array("SQLite format 3\0".utf8)

  let bytes: [UInt8]
  /// How many bytes the file has.
  let fileSize: Int
  /// Whether a log stands beside it, which may hold what the file does not.
  let hasLog: Bool
  /// The newest version of the schema that is known.
  let newest: Int

  /// What is wrong with the file, as far as its header tells; nil where it is a store of this
  /// program's.
  var problem: TriageError.Kind? {
    if fileSize == 0 { return .empty }
    let magic = StoreHeader.magic.prefix(fileSize)
    guard bytes.starts(with: magic) else { return .notADatabase }
    guard fileSize >= StoreHeader.size else { return .truncated }
    guard number(at: 68) == Schema.applicationID else { return .foreign }
    let version = Int(number(at: 60))
    if version > newest { return .newer }
    guard version > 0, (512...65_536).contains(pageSize), pageSize & (pageSize - 1) == 0 else {
      return .damaged
    }
    // The count of pages is right where it was written together with the last change.
    let hasCount = number(at: 24) == number(at: 92)
    if hasCount, !hasLog, Int(number(at: 28)) * pageSize > fileSize { return .truncated }
    return nil
  }

  /// Whether it is a store at all, of whatever version, and perhaps not a whole one.
  var isStore: Bool {
    fileSize >= StoreHeader.size && bytes.starts(with: StoreHeader.magic)
      && number(at: 68) == Schema.applicationID
  }

  private var pageSize: Int {
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    return size == 1 ? 65_536 : size
  }

  private func number(at offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Reads the header of a file as it stands there now, past everything that connections keep in
  /// mind.
  ///
  /// - Parameters:
  ///   - newest: the newest version of the schema that is known.
  ///   - alone: whether nobody else knows of the file, which then needs no locks.
  /// - Throws: why the file cannot be read.
  static func read(
    _ path: String, newest: Int = Schema.version, alone: Bool = false
  ) throws(TriageError) -> StoreHeader {
    do {
      let connection = try Connection(path: path, .readOnly, isPrivate: alone)
      let (bytes, fileSize) = try connection.firstBytes(size)
      let log = FileIdentity(path: path + "-wal")
      let header = StoreHeader(
        bytes: bytes, fileSize: fileSize, hasLog: (log?.size ?? 0) > 0, newest: newest)
      guard header.problem == nil else { return header }
      // The first page tells what else there is.
      connection.setCheckpointsOnClose(false)
      do {
        try connection.execute("SELECT 1 FROM sqlite_master")
      } catch  where error.code == .corrupt || error.code == .notADatabase {
        throw TriageError(.damaged, path: path, detail: error.message)
      } catch {
        // What else is in the way is met again by whoever opens it, and said then.
      }
      return header
    } catch let error as TriageError {
      throw error
    } catch {
      throw TriageError(error, path: path)
    }
  }
}
