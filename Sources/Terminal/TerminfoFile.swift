import Glibc
import System

/// The file that ncurses would read a terminal's description from, looked at before ncurses reads
/// it.
///
/// ncurses trusts what it finds: a named pipe holds it up for ever, and a damaged file has it read
/// names that are not there.
enum TerminfoFile {
  /// Whether ncurses can read the description of a terminal, or will find that there is none.
  ///
  /// - Parameters:
  ///   - terminal: the terminal's name, as in `TERM`.
  ///   - environment: the variables that say where descriptions are (ncurses(3), "ENVIRONMENT").
  static func isSafe(for terminal: String, _ environment: (String) -> String?) -> Bool {
    guard let first = terminal.utf8.first, !terminal.contains("/") else { return false }
    let digits = String(first, radix: 16)
    for folder in folders(environment) {
      for letter in [String(terminal.prefix(1)), digits.count < 2 ? "0" + digits : digits] {
        do {
          let path = "\(folder)/\(letter)/\(terminal)"
          guard let bytes = try WholeFile.bytes(of: path, limit: mostBytes) else { continue }
          return isWhole(bytes)
        } catch {
          // What may not be read ncurses may not read either, and goes on.
          if case .system = error { continue }
          return false
        }
      }
    }
    return true
  }

  /// The most that ncurses reads: `MAX_ENTRY_SIZE` of its extended number format.
  private static let mostBytes = 32_768

  /// The folders in which ncurses looks, in its order: the variables, then what Debian's is built
  /// with.
  private static func folders(_ environment: (String) -> String?) -> [String] {
    var folders: [String] = []
    if let own = environment("TERMINFO") { folders.append(own) }
    if let home = environment("HOME") { folders.append(home + "/.terminfo") }
    if let more = environment("TERMINFO_DIRS") {
      folders += more.split(separator: ":").map(String.init)
    }
    return folders + ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
  }

  // MARK: The format

  /// Whether a compiled description is what term(5) says, and every offset in it leads to a string
  /// that ends.
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    var reader = Reader(bytes: bytes)
    guard let magic = reader.short(), let width = [0o432: 2, 0o1036: 4][magic],
      let names = reader.count(), let flags = reader.count(), let numbers = reader.count(),
      let strings = reader.count(), let table = reader.count(),
      names > 0, let name = reader.take(names), name.last == 0, reader.take(flags) != nil,
      reader.skipToEven(), reader.take(numbers * width) != nil,
      let offsets = reader.shorts(strings), let text = reader.take(table),
      lengths(of: offsets, in: text) != nil
    else { return false }
    // What follows is the extended part, which need not be there.
    return reader.isAtEnd || isWholeExtension(&reader, width)
  }

  private static func isWholeExtension(_ reader: inout Reader, _ width: Int) -> Bool {
    guard reader.skipToEven() else { return true }
    guard let flags = reader.count(), let numbers = reader.count(), let strings = reader.count(),
      reader.count() != nil, let table = reader.count(),
      reader.take(flags) != nil, reader.skipToEven(), reader.take(numbers * width) != nil,
      let offsets = reader.shorts(strings), let names = reader.shorts(flags + numbers + strings),
      let text = reader.take(table), let lengths = lengths(of: offsets, in: text)
    else { return false }
    // Offsets of names count from the end of the values.
    let values = lengths.reduce(0, +)
    guard values <= text.count,
      let found = TerminfoFile.lengths(of: names, in: text.dropFirst(values))
    else { return false }
    // A name that is missing, empty or binary is none that ncurses could compare.
    return zip(names, found).allSatisfy { offset, length in
      offset >= 0 && length > 1
        && text.dropFirst(values + offset).prefix(length - 1).allSatisfy { 0x21...0x7E ~= $0 }
    }
  }

  /// The lengths of the strings at some offsets of a table, with the 0 at each one's end, and 0 for
  /// one that is absent (-1) or cancelled (-2); nil where one is not in the table.
  private static func lengths(of offsets: [Int], in table: ArraySlice<UInt8>) -> [Int]? {
    var lengths: [Int] = []
    for offset in offsets {
      guard offset >= 0 else {
        guard offset >= -2 else { return nil }
        lengths.append(0)
        continue
      }
      guard offset < table.count, let end = table.dropFirst(offset).firstIndex(of: 0) else {
        return nil
      }
      lengths.append(end - table.startIndex - offset + 1)
    }
    return lengths
  }

  /// Takes a file apart from its beginning on.
  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count <= bytes.count - position else { return nil }
      defer { position += count }
      return bytes[position..<(position + count)]
    }

    /// An integer of two bytes, the lower first.
    mutating func short() -> Int? {
      take(2).map {
        Int(Int16(truncatingIfNeeded: Int($0[$0.startIndex]) | Int($0[$0.startIndex + 1]) << 8))
      }
    }

    /// One that cannot be negative.
    mutating func count() -> Int? { short().flatMap { $0 >= 0 ? $0 : nil } }

    mutating func shorts(_ count: Int) -> [Int]? {
      var shorts: [Int] = []
      for _ in 0..<count {
        guard let next = short() else { return nil }
        shorts.append(next)
      }
      return shorts
    }

    /// Goes to the next even offset; false where the file ends before it.
    mutating func skipToEven() -> Bool { position % 2 == 0 || take(1) != nil }
  }
}
