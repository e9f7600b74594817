import Configuration
import Surface
import TOMLKit

extension Theme {
  /// Reads a theme file; `docs/themes.md` says what is in one.
  ///
  /// - Parameters:
  ///   - source: the file's text.
  ///   - file: the file's name, for problems.
  ///   - name: the theme's name.
  ///   - inherited: finds the theme that this one builds on. It is called only if the file names
  ///     one or leaves out a role, and then without a name if the file has none.
  /// - Throws: the first problem in the file.
  public static func parse(
    _ source: String, file: String, name: String,
    inheriting inherited: (String?) throws(Problem) -> Theme
  ) throws(Problem) -> Theme {
    try parse(try TOMLDocument(source, file: file), name: name, inheriting: inherited)
  }

  /// Reads a theme file whose TOML was read.
  ///
  /// - Throws: the first problem in the file.
  static func parse(
    _ document: TOMLDocument, name: String, inheriting inherited: (String?) throws(Problem) -> Theme
  ) throws(Problem) -> Theme {
    var themeFile = ThemeFile(document: document)
    themeFile.read()
    // Problems are found by table, but a reader mends them from the top.
    if let first = themeFile.problems.min(by: { $0.line ?? 0 < $1.line ?? 0 }) { throw first }

    var base: Theme?
    if themeFile.inherits != nil || themeFile.styles.contains(nil) {
      base = try themeFile.base(inherited)
    }
    let styles = themeFile.styles
    return Theme(name: name, background: themeFile.background ?? base?.background ?? .any) {
      styles[$0.rawValue] ?? base?[$0] ?? Style()
    }
  }
}

/// What a theme file says, and what is wrong with it.
private struct ThemeFile {
  let document: TOMLDocument
  private(set) var problems: [Problem] = []
  private(set) var background: Theme.Background?
  private(set) var inherits: String?
  private(set) var styles = [Style?](repeating: nil, count: Role.allCases.count)
  private var palette: [String: Color] = [:]

  private static let keys = ["background", "inherits", "palette", "roles"]
  private static let styleKeys = ["fg", "bg"] + Style.Attributes.named.map(\.name)

  init(document: TOMLDocument) { self.document = document }

  mutating func read() {
    let root = document.root
    for key in root.keys where !ThemeFile.keys.contains(key) {
      report([key]) { $0.unknownKey(key, among: ThemeFile.keys) }
    }
    readBackground(root["background"])
    if let value = root["inherits"] {
      inherits = value.string
      if inherits == nil { report(["inherits"], value, shouldBe: \.aThemeName) }
    }
    if let value = root["palette"] { readPalette(value) }
    if let value = root["roles"] { readRoles(value) }
  }

  /// The theme that this one builds on; a problem of the name is one of this file.
  ///
  /// - Throws: what `inherited` throws, said of this file.
  func base(_ inherited: (String?) throws(Problem) -> Theme) throws(Problem) -> Theme {
    do {
      return try inherited(inherits)
    } catch let problem where problem.file == nil {
      throw document.problem(at: ["inherits"], problem.what)
    }
  }

  private mutating func readBackground(_ value: (any TOMLValueConvertible)?) {
    guard let value else { return }
    background = value.string.flatMap(Theme.Background.init(rawValue:))
    if background == nil {
      report(
        ["background"], value, shouldBe: { $0.oneOf(Theme.Background.allCases.map(\.rawValue)) })
    }
  }

  private mutating func readPalette(_ value: any TOMLValueConvertible) {
    guard let table = value.table else {
      return report(["palette"], value, shouldBe: { $0.aTable("[palette]") })
    }
    for name in table.keys {
      // Colours of the palette are not made of each other, so that their order means nothing.
      guard let value = table[name], let color = color(value, at: ["palette", name], among: [:])
      else { continue }
      palette[name] = color
    }
  }

  private mutating func readRoles(_ value: any TOMLValueConvertible) {
    guard let table = value.table else {
      return report(["roles"], value, shouldBe: { $0.aTable("[roles]") })
    }
    var known = 0
    for role in Role.allCases {
      guard let value = table[role.name] else { continue }
      known += 1
      styles[role.rawValue] = style(value, of: role)
    }
    if known == table.count { return }
    let names = Role.allCases.map(\.name)
    for key in table.keys where !names.contains(key) {
      report(["roles", key]) { $0.unknownRole(key, among: names) }
    }
  }

  private mutating func style(_ value: any TOMLValueConvertible, of role: Role) -> Style? {
    let path = ["roles", role.name]
    guard let table = value.table else {
      report(path, value, shouldBe: \.aStyle)
      return nil
    }
    var style = Style()
    for key in table.keys {
      guard let value = table[key] else { continue }
      let keyPath = path + [key]
      if key == "fg" {
        style.foreground = color(value, at: keyPath, among: palette)
      } else if key == "bg" {
        style.background = color(value, at: keyPath, among: palette)
      } else if let (_, attribute) = Style.Attributes.named.first(where: { $0.name == key }) {
        guard let isOn = value.bool else {
          report(keyPath, value, shouldBe: \.trueOrFalse)
          continue
        }
        if isOn { style.attributes.insert(attribute) } else { style.without.insert(attribute) }
      } else {
        report(keyPath) { $0.unknownStyle(key, among: ThemeFile.styleKeys) }
      }
    }
    return style
  }

  private mutating func color(
    _ value: any TOMLValueConvertible, at path: [String], among palette: [String: Color]
  ) -> Color? {
    let text = value.string ?? value.int.map(String.init)
    if let text, let color = palette[text] ?? Color(text) { return color }
    guard let text else {
      report(path, value, shouldBe: \.aColor)
      return nil
    }
    let names = palette.keys.sorted() + ["default"] + Color.names
    report(path) { $0.unknownColor(text, among: names) }
    return nil
  }

  private mutating func report(_ path: [String], _ what: (Words) -> String) {
    problems.append(document.problem(at: path, Localized(what)))
  }

  private mutating func report(
    _ path: [String], _ value: any TOMLValueConvertible, shouldBe wanted: (Words) -> String
  ) {
    problems.append(document.problem(at: path, value, shouldBe: wanted))
  }
}
