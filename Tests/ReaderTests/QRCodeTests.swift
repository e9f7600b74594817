import Configuration
import Digest
import Glibc
import ReaderDriver
import Surface
import Testing
import Theming

@testable import Reader

@Suite("The QR code")
struct QRCodeTests {
  /// The squares of a screen, dark or not, as a camera sees them: two a cell, one above the other.
  private func squares(_ frame: Frame, rows: Int, columns: Int) -> [[Bool]] {
    (0..<rows * 2).map { y in
      frame.row(y / 2).prefix(columns).map { cell in
        switch Unicode.Scalar(cell.scalar) {
        case "█": true
        case "▀": y % 2 == 0
        case "▄": y % 2 == 1
        default: false
        }
      }
    }
  }

  /// What zbarimg, a reader of its own, finds in a picture of the squares; nil where it is not
  /// installed.
  private func decoded(_ squares: [[Bool]]) throws -> String? {
    guard access("/usr/bin/zbarimg", X_OK) == 0 else { return nil }
    let scale = 6
    var picture = Array("P5 \(squares[0].count * scale) \(squares.count * scale) 255\n".utf8)
    for row in squares {
      let line = row.flatMap { Array(repeating: $0 ? UInt8(0) : 255, count: scale) }
      for _ in 0..<scale { picture += line }
    }
    var template = Array("/tmp/nonmun-qr-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    _ = picture.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    guard let output = popen("zbarimg -q --raw pgm:\(path)", "r") else { return nil }
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = fread(&buffer, 1, buffer.count, output)
    pclose(output)
    return String(decoding: buffer[..<count], as: UTF8.self)
  }

  @Test(
    "reads back to the address, with the margin that fits",
    arguments: [(120, 40, 4), (80, 24, 4), (40, 17, 2), (40, 16, 1)])
  func reading(columns: Int, rows: Int, margin: Int) throws {
    var reader = Driver(columns, rows)
    reader.press("jZ")
    let side = 25 + 2 * margin
    let squares = squares(reader.frame, rows: (side + 1) / 2, columns: side)
    for edge in 0..<margin {
      #expect(
        !squares[edge].contains(true) && squares.allSatisfy { !$0[edge] && !$0[side - 1 - edge] })
    }
    #expect(squares[margin][margin] && squares[margin][side - 1 - margin])
    let address = "https://arxiv.org/abs/2503.00202"
    guard let text = try decoded(squares) else {
      print("skipped: zbarimg is not installed, so no other program read the code")
      return
    }
    #expect(text == address + "\n")
    #expect(reader.screen.joined().contains(address))
  }

  @Test("is dark on light in every theme, and keeps to the cells of a terminal without colours")
  func colors() {
    var reader = Driver(80, 24)
    reader.press("Z")
    #expect(reader.frame.row(0)[0].style.foreground == .rgb(0, 0, 0))
    #expect(reader.frame.row(0)[0].style.background == .rgb(255, 255, 255))
    for depth in ColorDepth.allCases where depth != .direct {
      reader.send(.theme(ThemeCatalogue.builtIn().reduced(to: depth)))
      let style = reader.frame.row(0)[0].style
      #expect(style.foreground != .rgb(0, 0, 0))
      if depth == .mono {
        #expect(style == Style() && reader.screen[0].hasPrefix("███"))
      } else {
        #expect(style.foreground != style.background && !reader.screen[0].hasPrefix("█"))
      }
    }
  }

  @Test("is drawn with number signs in ASCII")
  func ascii() {
    var settings = Settings()
    settings.isASCII = true
    var reader = Driver(120, 40, settings: settings)
    reader.press("jZ")
    #expect(reader.screen[4].hasPrefix("        ##############"))
    let isASCII = reader.screen.joined().unicodeScalars.allSatisfy(\.isASCII)
    #expect(isASCII)
    #expect(Array(reader.frame.row(4))[8].style.background == .rgb(0, 0, 0))
    #expect(reader.frame.row(0)[0].style.background == .rgb(255, 255, 255))
  }

  @Test("gives way to the address where there is no room, which is one line for the terminal")
  func small() {
    var reader = Driver(24, 8)
    reader.press("jZ")
    #expect(reader.screen[0] == "the screen is too small")
    #expect(reader.screen[2] == "https://arxiv.org/abs/25" && reader.screen[3] == "03.00202")
    #expect(
      reader.frame.unbroken
        == Frame.Unbroken(text: "https://arxiv.org/abs/2503.00202", row: 2))
    reader.press(.escape)
    #expect(reader.frame.unbroken == nil)
    reader.resize(80, 24)
    reader.press("Z")
    // On one row the cells say it all.
    #expect(reader.frame.unbroken == nil)
  }

  @Test("is left by Esc; y copies and o opens on the way out")
  func leaving() throws {
    var reader = Driver()
    for key: Key in [.escape, .enter, "q", .control("w"), .control("c")] {
      reader.press("Z")
      #expect(!reader.state.isBrowsing)
      reader.press("j")
      #expect(!reader.state.isBrowsing)
      reader.press(key)
      #expect(reader.state.isBrowsing && !reader.effects.contains(.quit))
    }
    var other = reader
    other.press("ZZ")
    #expect(other.effects.contains(.quit))
    reader.press("Z", "y")
    #expect(reader.effects.contains(.copy("https://arxiv.org/abs/2503.00201v2", by: .raw)))
    let address = try #require(WebAddress("https://arxiv.org/abs/2503.00201v2"))
    reader.press("Z", "o")
    #expect(reader.effects.contains(.browse(address)))
  }
}
