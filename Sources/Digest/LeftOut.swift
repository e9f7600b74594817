/// What stands in an archive's folders and is not read, and why.
public enum LeftOut: Sendable, Hashable {
  /// A link leads into the system's own folders, `/proc`, `/sys` or `/dev`.
  case system(link: String)
  /// A link leads to a folder around the archive, which would be read again within itself.
  case around(link: String)
  /// A link leads out of the archive to more than is looked through there.
  case tooMuch(link: String)
  /// Files that are no digests by their ending, and how many.
  case ending(String, count: Int)

  /// How deep a tree is looked through that a link leads out of the archive to.
  public static let depth = 8
  /// How many names are looked through there.
  public static let names = 20_000
  /// How long it may take, in milliseconds.
  public static let milliseconds = 1_000
}
