import Foundation
import FoundationXML
import TestSupport
import Testing
import TextLayout

@testable import Surface

@Suite("A frame as a picture")
struct FramePictureTests {
  /// What stands in a picture's elements.
  private final class Reading: NSObject, XMLParserDelegate {
    struct Text {
      let x: Int
      let y: Int
      let length: Int
      let fill: String
      var text = ""
    }

    private(set) var texts: [Text] = []
    private(set) var rectangles: [[String: String]] = []
    private var isInText = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let number = { Int(attributes[$0] ?? "") ?? -1 }
      if name == "rect" { rectangles.append(attributes) }
      guard name == "text" else { return }
      isInText = true
      texts.append(
        Text(
          x: number("x"), y: number("y"), length: number("textLength"),
          fill: attributes["fill"] ?? ""))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if isInText { texts[texts.count - 1].text += text }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      isInText = false
    }
  }

  private func read(_ svg: String) throws -> Reading {
    let reading = Reading()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reading
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reading
  }

  private func frame(_ lines: [String], style: Style = Style()) -> Frame {
    _ = TextLocale.adopt()
    var frame = Frame(size: Size(columns: 30, rows: lines.count), style: style)
    for (row, line) in lines.enumerated() { frame.write(line, x: 0, y: row, end: 30, style: style) }
    return frame
  }

  @Test("is well-formed, and holds the frame's text, cell by cell on a grid")
  func grid() throws {
    let frame = frame(["a <b> & \"c\"", "  논문 LLM 요약은", "e\u{301}  ×"])
    let reading = try read(FramePicture(frame, ground: .dark, title: "<t>").svg)
    #expect(
      reading.texts.map(\.text) == [
        "a <b> & \"c\"", "논문", "LLM", "요약은", "e\u{301}  ×",
      ])
    #expect(reading.texts.map { ($0.x - 12) / 9 } == [0, 2, 7, 11, 0])
    #expect(reading.texts.map { $0.length / 9 } == [11, 4, 3, 6, 4])
    #expect(reading.texts.map { ($0.y - 12) / 20 } == [0, 1, 1, 1, 2])
  }

  @Test("draws lines and bars as shapes, and nothing of them as text")
  func shapes() throws {
    let reading = try read(FramePicture(frame(["├──│ ███▌x"]), ground: .dark, title: "").svg)
    #expect(reading.texts.map(\.text) == ["x"])
    // The screen; a tee of two, a line, a border, a bar of three cells and one of half a cell.
    #expect(reading.rectangles.count == 1 + 2 + 1 + 1 + 2)
    #expect(reading.rectangles.contains { $0["width"] == "27" && $0["height"] == "14" })
  }

  @Test("has the colours of the style, and the ground's where it says none")
  func colors() throws {
    let style = Style(foreground: .rgb(1, 2, 255), background: .rgb(16, 32, 48))
    var frame = frame(["plain"])
    frame.write("styled", x: 6, y: 0, end: 30, style: style)
    frame.write("turned", x: 13, y: 0, end: 30, style: Style(attributes: .reverse))
    let reading = try read(FramePicture(frame, ground: .light, title: "").svg)
    #expect(reading.texts.map(\.fill) == ["#262626", "#0102ff", "#fcfcfc"])
    #expect(reading.rectangles.compactMap { $0["fill"] } == ["#fcfcfc", "#102030", "#262626"])
  }

  @Test(
    "The pictures of the READMEs are there, well-formed, and show the sample",
    arguments: ["README.md", "README.ko.md"])
  func pictures(readme: String) throws {
    let text = try projectFile(readme)
    let pictures = text.matches(of: #/docs/pictures/[a-z-]+\.svg/#).map { String($0.output) }
    #expect(pictures.count == 4 && Set(pictures).count == 4)
    for picture in pictures {
      let reading = try read(try projectFile(picture))
      #expect(reading.texts.contains { $0.text.contains("LoRA") } || picture.contains("searching"))
      #expect(reading.texts.contains { $0.text.contains("확산") || $0.text.contains("어텐션") })
      #expect(
        reading.texts.contains { $0.text.contains(readme == "README.md" ? "help" : "도움말") }
          || picture.contains("searching"))
    }
    // No screen is drawn by hand.
    #expect(!text.contains("│"))
  }
}
