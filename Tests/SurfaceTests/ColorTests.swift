import Testing

@testable import Surface

@Suite("Colours")
struct ColorTests {
  @Test(
    "are not read from what is not one",
    arguments: [
      "", "#", "#12345", "#1234567", "#12345g", "256", "-1", "+5", "Red", "brightred",
      "bright-default",
    ])
  func notColors(text: String) {
    #expect(Color(text) == nil)
  }

  @Test("are known by the sixteen names of the terminal", arguments: Color.names.indices)
  func names(index: Int) {
    #expect(Color(Color.names[index]) == .indexed(UInt8(index)))
  }

  @Test(
    "have the place in Oklab that its author gives",
    arguments: [
      ((255, 255, 255), (1.000, 0.000, 0.000)),
      ((0, 0, 0), (0.000, 0.000, 0.000)),
      ((255, 0, 0), (0.628, 0.225, 0.126)),
      ((0, 255, 0), (0.866, -0.234, 0.179)),
      ((0, 0, 255), (0.452, -0.032, -0.312)),
      ((128, 128, 128), (0.600, 0.000, 0.000)),
    ] as [((UInt8, UInt8, UInt8), (Double, Double, Double))])
  func oklab(rgb: (UInt8, UInt8, UInt8), place: (Double, Double, Double)) {
    let color = Oklab(red: rgb.0, green: rgb.1, blue: rgb.2)
    func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 + 0 }
    #expect(rounded(color.lightness) == place.0)
    #expect(rounded(color.a) == place.1)
    #expect(rounded(color.b) == place.2)
  }

  @Test("of the palette's fixed part stay what they are", arguments: UInt8(16)...255)
  func fixedPoint(index: UInt8) {
    let (red, green, blue) = XtermPalette.rgb(index)
    guard case .indexed(let nearest) = Color.rgb(red, green, blue).nearest(at: .indexed256) else {
      Issue.record("not of the palette")
      return
    }
    #expect(nearest >= 16)
    #expect(XtermPalette.rgb(nearest) == (red, green, blue))
    #expect(Color.indexed(index).nearest(at: .indexed256) == .indexed(index))
  }

  @Test("that are grey stay grey", arguments: UInt8.min...UInt8.max)
  func greys(level: UInt8) {
    for depth in [ColorDepth.indexed256, .sixteen, .eight] {
      guard case .indexed(let index) = Color.rgb(level, level, level).nearest(at: depth) else {
        Issue.record("not of the palette")
        return
      }
      let (red, green, blue) = XtermPalette.rgb(index)
      #expect(red == green && green == blue)
      if depth == .indexed256 { #expect(abs(Int(red) - Int(level)) <= 9) }
    }
  }

  @Test(
    "become the nearest of the terminal's sixteen, to the eye",
    arguments: [
      ("#c01010", "red"), ("#ffffe8", "bright-white"), ("#101010", "black"),
      ("#808080", "bright-black"),
      ("#5f5fff", "bright-blue"), ("196", "bright-red"), ("46", "bright-green"),
      ("blue", "blue"), ("bright-cyan", "bright-cyan"), ("default", "default"),
    ])
  func sixteen(text: String, nearest: String) {
    #expect(Color(text)?.nearest(at: .sixteen) == Color(nearest))
  }

  @Test(
    "of the terminal's own are never changed where it has them",
    arguments: [ColorDepth.sixteen, .indexed256, .direct])
  func ownColors(depth: ColorDepth) {
    for index in UInt8(0)..<16 {
      #expect(Color.indexed(index).nearest(at: depth) == .indexed(index))
    }
    #expect(Color.terminalDefault.nearest(at: depth) == .terminalDefault)
  }

  private static let red = Style(foreground: .indexed(9), attributes: .underline)

  @Test(
    "leave their meaning behind where there are too few",
    arguments: [
      (Style(foreground: .rgb(255, 0, 0), attributes: .bold), .mono, Style(attributes: .bold)),
      (Style(background: .rgb(0, 0, 64)), .mono, Style(attributes: .reverse)),
      (Style(background: .terminalDefault), .mono, Style()),
      (red, .sixteen, red),
      (red, .eight, Style(foreground: .indexed(1), attributes: [.underline, .bold])),
      (
        Style(foreground: .indexed(8)), .eight,
        Style(foreground: .indexed(7), attributes: .dim)
      ),
      (Style(background: .indexed(9)), .eight, Style(background: .indexed(1))),
      (
        // Both are nearest to black, where black on black would be nothing.
        Style(foreground: .rgb(20, 20, 20), background: .rgb(0, 0, 0)), .sixteen,
        Style(foreground: .indexed(15), background: .indexed(0))
      ),
      (
        Style(foreground: .rgb(250, 250, 250), background: .rgb(255, 255, 255)), .sixteen,
        Style(foreground: .indexed(0), background: .indexed(15))
      ),
    ] as [(Style, ColorDepth, Style)])
  func reduction(style: Style, depth: ColorDepth, reduced: Style) {
    #expect(style.reduced(to: depth) == reduced)
  }

  @Test(
    "are as many as the user wants and the terminal has",
    arguments: [
      (["TERM": "xterm-256color"], 256, false, .indexed256),
      (["TERM": "xterm-256color", "COLORTERM": "truecolor"], 256, false, .direct),
      (["TERM": "xterm-256color", "COLORTERM": "24bit"], 256, false, .direct),
      (["TERM": "xterm-256color", "COLORTERM": "yes"], 256, false, .indexed256),
      (["TERM": "xterm-direct"], 256, true, .direct),
      (["TERM": "xterm-kitty"], 256, false, .direct),
      (["TERM": "foot-extra"], 256, false, .direct),
      (["TERM": "football"], 256, false, .indexed256),
      (["TERM": "xterm"], 8, false, .eight),
      (["TERM": "xterm-16color"], 16, false, .sixteen),
      (["TERM": "vt100"], -1, false, .mono),
      (["TERM": "vt100", "COLORTERM": "truecolor"], 0, false, .mono),
      (["TERM": "dumb"], 256, true, .mono),
      (["TERM": "xterm-kitty", "NO_COLOR": "1"], 256, true, .mono),
      (["TERM": "xterm-256color", "NO_COLOR": ""], 256, false, .indexed256),
      // GNU screen hands on COLORTERM, but not the colours; tmux does both.
      (
        ["TERM": "screen-256color", "COLORTERM": "truecolor", "STY": "1.tty"], 256, false,
        .indexed256
      ),
      (
        ["TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/x"], 256, false, .direct
      ),
    ] as [([String: String], Int, Bool, ColorDepth)])
  func depth(environment: [String: String], colors: Int, hasDirect: Bool, depth: ColorDepth) {
    #expect(
      ColorDepth.choose(environment: environment, terminalColors: colors, hasDirect: hasDirect)
        == depth)
  }
}
