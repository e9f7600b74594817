import Configuration
import System
import Themes

/// The themes there are: those compiled in, and the user's own, which win over one of the same
/// name.
///
/// Nothing is read before it is asked for.
public struct ThemeCatalogue: Sendable {
  private let folder: String?

  /// The themes compiled in and those of a folder.
  public init(folder: String?) { self.folder = folder }

  /// The themes compiled in and those of the user whose environment it is, in
  /// `$XDG_CONFIG_HOME/nonmun/themes/`.
  public init(environment: [String: String]) {
    self.init(folder: UserFile.folder(environment: environment).map { $0 + "/themes" })
  }

  /// The themes' names: `default`, the others that are compiled in, then the user's.
  ///
  /// Each call lists the user's folder again, so that a new file is found.
  public var names: [String] {
    let builtIn = BuiltInTheme.allCases.map(\.rawValue)
    guard let folder else { return builtIn }
    let own = Folder.names(in: folder)
      .filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(".toml".count)) }
    return builtIn + own.filter { !builtIn.contains($0) }
  }

  /// The name after another, and after the last the first again.
  public func name(after name: String) -> String {
    let names = names
    guard let index = names.firstIndex(of: name) else { return BuiltInTheme.default.rawValue }
    return names[(index + 1) % names.count]
  }

  /// Reads a theme.
  ///
  /// - Throws: what is wrong with its file, or that there is none.
  public func theme(named name: String) throws(Problem) -> Theme {
    try theme(named: name, builtOnBy: [])
  }

  /// A theme that is compiled in, which is what to fall back on.
  public static func builtIn(_ theme: BuiltInTheme = .default) -> Theme {
    (try? ThemeCatalogue(folder: nil).theme(named: theme.rawValue)) ?? .plain
  }

  /// Reads a theme that others build on.
  ///
  /// Each file can be used once, so that circles end, and that a user's `dusk` can build on the
  /// `dusk` compiled in.
  private func theme(named name: String, builtOnBy users: [String]) throws(Problem) -> Theme {
    if let path = ownPath(of: name), !users.contains(path),
      let source = try UserFile.text(of: path)
    {
      return try parse(source, file: Path.name(of: path), name: name, users + [path])
    }
    if let builtIn = BuiltInTheme(rawValue: name), !users.contains(name) {
      let source = String(decoding: builtIn.source, as: UTF8.self)
      return try parse(source, file: name + ".toml", name: name, users + [name])
    }
    if users.contains(where: { Path.name(of: $0) == name + ".toml" }) {
      throw Problem(file: nil, what: Localized { $0.inheritsItself(name) })
    }
    throw Problem(file: nil, what: Localized { $0.unknownTheme(name, among: names) })
  }

  private func parse(
    _ source: String, file: String, name: String, _ users: [String]
  ) throws(Problem) -> Theme {
    try Theme.parse(source, file: file, name: name) { (base) throws(Problem) in
      try theme(named: base ?? BuiltInTheme.default.rawValue, builtOnBy: users)
    }
  }

  /// Where a theme of the user's own would be; a name is not a path to somewhere else.
  private func ownPath(of name: String) -> String? {
    guard let folder, !name.isEmpty, !name.hasPrefix("."),
      !name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 })
    else { return nil }
    return "\(folder)/\(name).toml"
  }
}
