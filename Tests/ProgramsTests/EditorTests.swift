import Glibc
import Testing

@testable import Programs

@Suite("The words of a command")
struct ShellWordsTests {
  @Test(
    "are split as a shell splits them, and nothing is expanded",
    arguments: [
      ("", []), ("  vim  ", ["vim"]), ("code -w", ["code", "-w"]),
      ("a 'b c' d", ["a", "b c", "d"]),
      ("a \"b c\"d", ["a", "b cd"]), (#"a\ b c"#, ["a b", "c"]), (#""a\"b\$c\d""#, [#"a"b$c\d"#]),
      (#"'a\b'"#, [#"a\b"#]), ("'' \"\"", ["", ""]), ("$HOME `x` *", ["$HOME", "`x`", "*"]),
      ("a\tb\nc", ["a", "b", "c"]), ("한글 '편 집기'", ["한글", "편 집기"]),
    ] as [(String, [String])])
  func words(line: String, words: [String]) {
    #expect(ShellWords.split(line) == words)
  }

  @Test("are none where a quotation does not end", arguments: ["'a", "\"a", "a\\", "a 'b \"c"])
  func unclosed(line: String) {
    #expect(ShellWords.split(line) == nil)
  }
}

@Suite("The editor")
struct EditorTests {
  @Test("is $VISUAL, else $EDITOR, else what is there")
  func command() {
    let path = ["PATH": "/usr/bin:/bin"]
    func command(_ variables: [String: String]) -> [String]? {
      Editor.command(environment: path.merging(variables) { $1 })
    }
    #expect(command(["VISUAL": "code -w", "EDITOR": "ed"]) == ["code", "-w"])
    #expect(command(["VISUAL": " ", "EDITOR": "'my ed' -x"]) == ["my ed", "-x"])
    #expect(command(["PATH": "/nowhere"]) == nil)
  }

  @Test("works on a file for the user alone, which is gone afterwards")
  func draft() throws {
    let draft = try NoteDraft("메모\n", environment: ["TMPDIR": "/tmp"])
    var status = stat()
    #expect(stat(draft.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600 && draft.path.hasSuffix(".md"))
    #expect(try run(["cat", draft.path])?.output == Array("메모\n".utf8))
    #expect(try draft.changed() == nil)
    _ = try run([
      "sh", "-c", "printf '둘째\\n\\n' >> \"$1\"; touch \"$1~\" \"${1%/*}/.x.swp\"", "x", draft.path,
    ])
    #expect(try draft.changed() == "메모\n둘째")
    // An editor may put another file in its place.
    _ = try run(["sh", "-c", "printf '' > \"$1.new\"; mv \"$1.new\" \"$1\"", "x", draft.path])
    #expect(try draft.changed() == "")
    _ = try run(["sh", "-c", "printf '\\377' > \"$1\"", "x", draft.path])
    #expect(throws: NoteDraft.Failure.self) { try draft.changed() }
    let path = draft.path
    draft.remove()
    #expect(stat(path, &status) != 0 && stat(String(path.dropLast(8)), &status) != 0)
  }

  @Test("opens below a heading that is not kept, wherever it is by then")
  func heading() throws {
    let heading = ["<!-- Title -->", "<!-- https://arxiv.org/abs/2403.00001 -->"]
    func edited(_ note: String, _ text: String) throws -> String? {
      let draft = try NoteDraft(note, below: heading, environment: ["TMPDIR": "/tmp"])
      let before = try run(["cat", draft.path])?.output
      #expect(
        before
          == Array(
            (heading + [""] + (note.isEmpty ? [] : [note])).map { $0 + "\n" }.joined().utf8))
      _ = try run(["sh", "-c", "printf %s \"$2\" > \"$1\"", "x", draft.path, text])
      let changed = try draft.changed()
      draft.remove()
      return changed
    }
    let comments = heading.joined(separator: "\n") + "\n"
    #expect(try edited("", comments + "\n") == nil)
    #expect(try edited("old", comments + "\nold\n") == nil)
    #expect(try edited("old", comments + "\nnew\n\n") == "new")
    #expect(try edited("old", "new\n" + comments) == "new")
    #expect(try edited("old", "\n\nnew") == "new")
    #expect(try edited("old", comments) == "")
    // What is a comment of one's own stays.
    #expect(try edited("", comments + "\n<!-- mine -->\n") == "<!-- mine -->")
  }

  @Test("keeps what was being written when its reader ended, for the next one")
  func leftBehind() throws {
    var template = Array("/tmp/nonmun-state-XXXXXX".utf8CString)
    #expect(mkdtemp(&template) != nil)
    let state = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { _ = try? run(["rm", "-r", state]) }
    func draft(_ paper: String) throws -> NoteDraft {
      try NoteDraft("old\n", about: paper, in: state, environment: [:])
    }
    let first = try draft("2403.00001")
    let firstPath = first.path
    #expect(firstPath.hasPrefix(state + "/notes/"))
    _ = try run(["sh", "-c", "printf '\\357\\273\\277new' > \"$1\"", "x", firstPath])
    // As long as it is being written nobody else takes it up.
    #expect(NoteDraft.leftBehind(in: state).isEmpty)
    let beside = try draft("2403.00001")
    #expect(beside.path != firstPath)
    beside.remove()
    first.leave()
    // A process that another test is just starting holds the lock until it has become another
    // program.
    for _ in 0..<400 where NoteDraft.leftBehind(in: state).isEmpty { usleep(5_000) }
    let untouched = try draft("2403.00002")
    let untouchedPath = untouched.path
    untouched.leave()
    #expect(NoteDraft.leftBehind(in: state) == ["2403.00001"])
    // Nothing new was in the other.
    var status = stat()
    #expect(stat(untouchedPath, &status) != 0)
    let again = try draft("2403.00001")
    #expect(again.path == firstPath)
    #expect(try again.changed() == "new")
    again.remove()
    #expect(NoteDraft.leftBehind(in: state).isEmpty && stat(firstPath, &status) != 0)
  }
}
