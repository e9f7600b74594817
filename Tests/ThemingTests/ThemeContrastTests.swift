import Glibc
import Surface
import Testing
import Themes

@testable import Theming

@Suite("The built-in themes")
struct ThemeContrastTests {
  /// Drawings rather than text, which WCAG lets be fainter.
  private static let drawings: Set<Role> = [.border, .borderFocused, .bar]
  private static let overlays: [Role] = [.selection, .selectionInactive]
  private static let inLists: [Role] = [
    .date, .count, .title, .titleRead, .vote, .unread, .kept, .skipped, .dim, .match,
    .matchCurrent, .control,
  ]
  private static let inStatus: [Role] = [.statusKey, .prompt, .message, .error]

  /// How light a colour is to the eye, as the WCAG defines it.
  private func luminance(_ color: Color?) -> Double? {
    let rgb: (UInt8, UInt8, UInt8)
    switch color {
    case .rgb(let red, let green, let blue): rgb = (red, green, blue)
    case .indexed(let index) where index >= 16: rgb = XtermPalette.rgb(index)
    default: return nil
    }
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(rgb.0) + 0.7152 * linear(rgb.1) + 0.0722 * linear(rgb.2)
  }

  private func contrast(_ style: Style) throws -> Double {
    let foreground = try #require(luminance(style.foreground))
    let background = try #require(luminance(style.background))
    return (max(foreground, background) + 0.05) / (min(foreground, background) + 0.05)
  }

  /// Every style in which a theme draws text, with its name.
  private func textStyles(_ theme: Theme) -> [(name: String, role: Role, style: Style)] {
    var styles = Role.allCases.map { (name: $0.name, role: $0, style: theme.style($0)) }
    for (over, roles) in Self.overlays.map({ ($0, Self.inLists) }) + [(.status, Self.inStatus)] {
      for role in roles {
        // The found text is laid over the selection, the selection over all else.
        let isMatch = role == .match || role == .matchCurrent || over == .status
        let style =
          isMatch
          ? theme.style(role, over: theme.style(over)) : theme.style(over, over: theme.style(role))
        styles.append((name: "\(role.name) in \(over.name)", role: role, style: style))
      }
    }
    // Rows of menus are drawn as the last line is, and one of them is selected.
    for role in [.status] + Self.inStatus {
      let row = theme.style(role, over: theme.style(.status))
      styles.append(
        (
          name: "\(role.name) in a menu's selection", role: role,
          style: theme.style(.selection, over: row)
        ))
    }
    return styles
  }

  @Test(
    "in true colour can be read",
    arguments: [(BuiltInTheme.dusk, 4.5), (.paper, 4.5), (.highContrast, 7.0)])
  func contrast(_ name: BuiltInTheme, least: Double) throws {
    for (name, role, style) in textStyles(ThemeCatalogue.builtIn(name))
    where !Self.drawings.contains(role) {
      let ratio = try contrast(style)
      #expect(ratio >= least, "\(name): \(ratio)")
      // How much fainter is the terminal's own business, so that nothing could be measured.
      #expect(!style.attributes.contains(.dim), "\(name)")
    }
  }

  @Test(
    "in true colour paint the whole screen", arguments: [BuiltInTheme.dusk, .paper, .highContrast])
  func page(name: BuiltInTheme) {
    let text = ThemeCatalogue.builtIn(name)[.text]
    #expect(luminance(text.foreground) != nil && luminance(text.background) != nil)
  }

  @Test(
    "tell found text, the selected row and plain text apart, at every depth",
    arguments: BuiltInTheme.allCases, ColorDepth.allCases)
  func distinguishable(name: BuiltInTheme, depth: ColorDepth) {
    let theme = ThemeCatalogue.builtIn(name).reduced(to: depth)
    let roles: [Role] = [.text, .match, .selection]
    #expect(Set(roles.map { theme.style($0) }).count == roles.count)
    #expect(theme.style(.selectionInactive) != theme.style(.text))
    #expect(theme.style(.selectionInactive) != theme.style(.selection))
    #expect(theme.style(.unread) != theme.style(.text))
    #expect(theme.style(.headerFocused) != theme.style(.header))
    #expect(theme.style(.matchCurrent) != theme.style(.match))
    for over in Self.overlays {
      let row = theme.style(over)
      #expect(theme.style(.match, over: row) != row, "a match in the selected row")
    }
  }

  @Test(
    "have what was kept stand out, and what was skipped step back, at every depth",
    arguments: BuiltInTheme.allCases, ColorDepth.allCases)
  func decided(name: BuiltInTheme, depth: ColorDepth) {
    let theme = ThemeCatalogue.builtIn(name).reduced(to: depth)
    let (kept, skipped) = (theme.style(.kept), theme.style(.skipped))
    #expect(kept != theme.style(.title) && kept != skipped)
    // Of eight colours the brighter ones are bold, and others dim.
    guard depth != .eight else { return }
    #expect(!kept.attributes.contains(.dim) && kept.attributes.contains(.bold))
    #expect(!skipped.attributes.contains(.bold))
  }

  @Test(
    "never draw text in the colour behind it", arguments: BuiltInTheme.allCases, ColorDepth.allCases
  )
  func visible(name: BuiltInTheme, depth: ColorDepth) {
    for (name, _, style) in textStyles(ThemeCatalogue.builtIn(name).reduced(to: depth)) {
      let isHidden = style.foreground == style.background && style.foreground != nil
      #expect(!isHidden || style.foreground == .terminalDefault, "\(name)")
    }
  }

  @Test("without colour have none, and tell everything apart by attributes")
  func mono() {
    let theme = ThemeCatalogue.builtIn(.mono)
    for role in Role.allCases {
      #expect(theme[role].foreground == nil && theme[role].background == nil)
    }
    let roles: [Role] = [.text, .match, .matchCurrent, .selection, .selectionInactive, .unread]
    #expect(Set(roles.map { theme[$0] }).count == roles.count)
    let row = theme.style(.selection)
    #expect(
      Set([row, theme.style(.match, over: row), theme.style(.selection, over: theme[.unread])])
        .count == 3)
  }

  @Test("for any background use only colours that show on both", arguments: Role.allCases)
  func anyBackground(role: Role) throws {
    let style = ThemeCatalogue.builtIn(.default)[role]
    let faint: Set<Color> = Set([0, 3, 7, 8, 9, 10, 11, 12, 13, 14, 15].map { .indexed($0) })
    if let foreground = style.foreground, faint.contains(foreground) {
      #expect(style.background != nil && style.background != .terminalDefault)
    }
    for color in [style.foreground, style.background] {
      if case .indexed(let index) = color { #expect(index < 16) }
      if case .rgb = color { Issue.record("not the terminal's own") }
    }
  }

  @Test("lay a style over another part by part")
  func overlay() {
    let title = Style(foreground: .indexed(4), background: .indexed(0), attributes: .bold)
    let match = Style(background: .indexed(3), attributes: .underline)
    let both = Style(
      foreground: .indexed(4), background: .indexed(3), attributes: [.bold, .underline])
    #expect(title.overlaid(by: match) == both)
    #expect(title.overlaid(by: Style()) == title)
    let plain = Style(foreground: .indexed(4), background: .indexed(0))
    #expect(title.overlaid(by: Style(without: [.bold, .dim])) == plain)
  }
}
