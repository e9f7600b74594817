import Cache

/// Where the index of an archive is, when there is one, and how large its parts are.
package struct IndexPlace: Sendable {
  /// The path of the folder of its segments.
  package let folder: String
  /// What it is of: of which archive.
  package let key: UInt64
  /// Whether the index may be written, or is only read.
  package var writes = true
  /// Archives whose digests are together shorter have no index, in bytes.
  package var least = usualLeast
  /// The same where nothing else is said.
  package static let usualLeast = 50 << 20
  /// How many bytes have a checksum of their own: few, as one title is shown of each of many
  /// digests.
  package var blockSize = 1 << 12
  /// How much of digests' text a segment holds, in bytes, unless one digest alone is longer: little
  /// enough to be made in memory by every core at once.
  package var segmentSize = 8 << 20

  /// The place of an archive's index in a folder.
  ///
  /// - Returns: nil for an archive that is in memory only.
  package init?(of archive: Archive, in folder: String) {
    guard let identity = archive.identity else { return nil }
    key = Checksum.of(identity)
    self.folder = folder + "/" + IndexPlace.hexadecimal(key)
  }

  /// The path of a segment.
  ///
  /// - Parameter name: the checksum of what it was made of.
  func segment(_ name: UInt64) -> String {
    folder + "/" + IndexPlace.hexadecimal(name) + IndexPlace.ending
  }

  /// What the names of segments end with.
  static let ending = ".segment"

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
