import Digest
import Testing

@testable import Programs

@Suite("The browser")
struct BrowserTests {
  private static let address = "https://arxiv.org/abs/2403.19270"

  private func choice(_ variables: [String: String], path: String = "/usr/bin:/bin") -> [String]? {
    guard let address = WebAddress(BrowserTests.address) else { return nil }
    let variables = ["PATH": path].merging(variables) { $1 }
    switch Browser.choose(for: address, environment: variables) {
    case .run(let program): return program.arguments
    case .none(let isRemote): return [isRemote ? "remote" : "none"]
    }
  }

  @Test("is the first of $BROWSER that is installed, with the address in its place")
  func list() {
    let address = BrowserTests.address
    #expect(choice(["BROWSER": "sh"]) == ["sh", address])
    #expect(choice(["BROWSER": "no-such:cat -u:sh"]) == ["cat", "-u", address])
    #expect(choice(["BROWSER": "sh -c '%s &' x"]) == ["sh", "-c", "\(address) &", "x"])
    #expect(
      choice(["BROWSER": "cat --url=%s %% %c %z"]) == ["cat", "--url=\(address)", "%", ":", "%z"])
    #expect(choice(["BROWSER": "'unclosed:cat"]) == ["cat", address])
  }

  @Test("is xdg-open where $BROWSER says nothing, but not over SSH without a display")
  func fallback() {
    let folder = Folder()
    _ = folder.script("xdg-open", "#!/bin/sh\n")
    let open = ["xdg-open", BrowserTests.address]
    #expect(choice([:], path: folder.path) == open)
    #expect(choice(["BROWSER": "no-such"], path: folder.path) == open)
    #expect(choice(["SSH_TTY": "/dev/pts/0"], path: folder.path) == ["remote"])
    #expect(choice(["SSH_CONNECTION": "a b", "DISPLAY": ":10"], path: folder.path) == open)
    #expect(choice(["SSH_TTY": "x", "WAYLAND_DISPLAY": "w"], path: folder.path) == open)
    #expect(choice(["SSH_TTY": "x", "BROWSER": "cat"]) == ["cat", BrowserTests.address])
    #expect(choice([:], path: "/nowhere") == ["none"])
  }

  @Test(
    "is given an address as one argument, unchanged, or is not started", arguments: ["", " -- %s"])
  func hostile(form: String) throws {
    let folder = Folder()
    let recorder = folder.script("browser", "#!/bin/sh\nprintf '%s\\0' \"$@\"\n")
    var opened = 0
    for text in HostileText.addresses {
      guard let address = WebAddress(text) else { continue }
      let environment = environment.merging(["BROWSER": recorder + form]) { $1 }
      guard case .run(let program) = Browser.choose(for: address, environment: environment) else {
        Issue.record("no browser")
        return
      }
      let result = try run(program.arguments, environment: environment)
      let wanted = (form.isEmpty ? "" : "--\0") + text + "\0"
      #expect(result?.output == Array(wanted.utf8), "\(text.debugDescription)")
      #expect(text.utf8.first != UInt8(ascii: "-"))
      #expect(text.lowercased().hasPrefix("http"))
      opened += 1
    }
    // Both happen, or the test says nothing.
    #expect(opened > 40 && opened < HostileText.addresses.count - 40)
    #expect(try run(["ls", folder.path])?.output == Array("browser\n".utf8))
  }
}

@Suite("An address for a browser")
struct WebAddressTests {
  @Test(
    "is http or https with a host, on one line",
    arguments: [
      ("https://arxiv.org/abs/2403.19270", true), ("HTTP://a", true),
      ("https://a/?q='$(x)'&b=*", true),
      ("https://예시.kr/논문", true), ("https://[::1]:80/", true), ("ftp://a", false),
      ("https://", false),
      ("https:///a", false), ("https://?a", false), ("javascript:alert(1)", false), ("", false),
      ("-https://a", false), (" https://a", false), ("https://a b", false), ("https://a\nb", false),
      ("https://a\u{1B}", false), ("https://a\u{202E}b", false), ("https://a\"b", false),
      ("https://a\u{0}", false), ("https://a\u{200B}", false), ("https://a\\b", false),
    ])
  func validity(text: String, isValid: Bool) {
    #expect((WebAddress(text) != nil) == isValid)
    if isValid { #expect(WebAddress(text)?.text == text) }
  }

  @Test("is no longer than browsers take")
  func length() {
    let base = "https://a/"
    let longest = base + String(repeating: "a", count: WebAddress.longest - base.count)
    #expect(WebAddress(longest) != nil)
    #expect(WebAddress(longest + "a") == nil)
  }
}
