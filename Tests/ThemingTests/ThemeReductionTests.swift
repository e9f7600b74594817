import Surface
import Testing
import Themes

@testable import Theming

@Suite("A theme on a terminal of few colours")
struct ThemeReductionTests {
  private let page = Style(foreground: .rgb(200, 200, 200), background: .rgb(20, 20, 24))

  /// A role's style, in a theme of a dark page, as a terminal of this depth draws it.
  private func reduced(_ style: Style, as role: Role = .title, to depth: ColorDepth) -> Style {
    Theme(name: "dark", background: .dark) { $0 == .text ? page : $0 == role ? style : Style() }
      .reduced(to: depth)[role]
  }

  @Test("stays as it is where there are all colours")
  func direct() {
    let theme = ThemeCatalogue.builtIn(.dusk)
    #expect(theme.reduced(to: .direct) == theme)
  }

  @Test("does not reverse the page, nor what has the page's background")
  func sameBackground() {
    let style = Style(foreground: .rgb(205, 0, 0), background: page.background)
    #expect(reduced(style, to: .mono) == Style())
    #expect(reduced(style, to: .sixteen) == Style(foreground: .indexed(1)))
    #expect(reduced(page, as: .text, to: .mono) == Style())
  }

  @Test("reverses what had a background that has become the page's")
  func lostBackground() {
    let style = Style(background: .rgb(30, 30, 40), attributes: .bold)
    #expect(
      reduced(style, to: .sixteen)
        == Style(foreground: .indexed(7), attributes: [.bold, .reverse], without: .dim))
  }

  @Test("dims what had a colour that has become that of the page")
  func lostForeground() {
    let style = Style(foreground: .rgb(30, 30, 36))
    #expect(reduced(style, to: .sixteen) == Style(foreground: .indexed(7), attributes: .dim))
  }

  @Test("lets any text be read on a background that has become another")
  func readable() {
    let style = Style(background: .rgb(120, 120, 120))
    #expect(
      reduced(style, to: .sixteen) == Style(foreground: .indexed(15), background: .indexed(8)))
    let own = Style(background: .indexed(4))
    #expect(reduced(own, to: .sixteen) == own)
  }

  @Test(
    "underlines the row without the focus rather than reverse it",
    arguments: [.mono, .sixteen] as [ColorDepth])
  func inactive(depth: ColorDepth) {
    let style = Style(background: .rgb(30, 30, 40))
    #expect(
      reduced(style, as: .selectionInactive, to: depth)
        == Style(attributes: .underline, without: .dim))
  }

  @Test("has a last resort that tells apart what matters")
  func plain() {
    let roles: [Role] = [.text, .selection, .selectionInactive, .matchCurrent, .unread]
    #expect(Set(roles.map { Theme.plain.style($0) }).count == roles.count)
  }

  @Test("names every role differently")
  func names() {
    #expect(Set(Role.allCases.map(\.name)).count == Role.allCases.count)
  }
}
