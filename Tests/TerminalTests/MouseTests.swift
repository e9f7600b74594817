import Surface
import Terminal
import Testing

@Suite("The mouse from bytes")
struct MouseTests {
  @Test(
    "reports are counted from 0",
    arguments: [
      ("0;1;1M", .mouse(.press(column: 0, row: 0))),
      ("0;120;40M", .mouse(.press(column: 119, row: 39))),
      ("0;300;999M", .mouse(.press(column: 299, row: 998))),
      ("64;5;6M", .mouse(.wheelUp(column: 4, row: 5))),
      ("65;5;6M", .mouse(.wheelDown(column: 4, row: 5))),
    ] as [(String, Key)])
  func reports(text: String, key: Key) {
    #expect(keys("\u{1B}[<\(text)x") == [key, "x"])
  }

  @Test(
    "releases, other buttons and reports of no cell are no action",
    arguments: [
      "0;1;1m", "1;1;1M", "32;1;1M", "0;1M", "0;1;1;1M", "M", "0;0;1M", "0;1;0M", "0;-1;1M",
      "0;-9223372036854775808;1M", "0;1;-9223372036854775808M", "0;9223372036854775807;1M",
      "0;99999999999999999999;1M", "0;1;1~",
    ])
  func noAction(text: String) {
    #expect(keys("\u{1B}[<\(text)x") == [.unknown, "x"])
  }

  @Test("older reports are not taken for keys")
  func olderReports() {
    #expect(keys("\u{1B}[M !!x") == [.unknown, "x"])
    #expect(keys([0x1B, 0x5B, 0x4D, 0x20, 0xF0, 0xA1, 0x78]) == [.unknown, "x"])
    #expect(keys("\u{1B}[0;5;3Mx") == [.unknown, "x"])
    #expect(keys("\u{1B}[M\u{1B}[A") == [.unknown, .up])
  }
}
