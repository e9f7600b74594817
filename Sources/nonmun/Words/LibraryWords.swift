import Citations
import Configuration
import Reader

// Libraries of other programs, and folders of notes.
extension Words {
  /// Why a library's file cannot be read.
  func problem(_ fault: LibraryFault) -> String {
    switch fault {
    case .open(let line):
      say("\(line)행에서 시작한 항목이 닫히지 않았습니다", "the entry that begins on line \(line) has no end")
    case .noJSON(let line?): say("\(line)행이 JSON이 아닙니다", "line \(line) is no JSON")
    case .noJSON(nil): say("JSON이 아닙니다", "is no JSON")
    case .empty: say("항목이 없습니다", "has no entry")
    }
  }

  /// What libraries can be read.
  var libraryForms: String {
    say(
      "BibTeX, biblatex, CSL-JSON, RIS를 읽습니다", "BibTeX, biblatex, CSL-JSON and RIS are read")
  }

  /// That a file is in no form that can be read.
  var unknownLibrary: String { say("알 수 없는 형식입니다", "is in no form that is known") }

  /// That the archive has no paper for an entry of a library.
  func notInArchive(_ name: String, title: String) -> String {
    let entry = [name, title.isEmpty ? "" : "“\(title)”"].filter { !$0.isEmpty }
      .joined(separator: " ")
    return say("아카이브에 없습니다: \(entry)", "not in the archive: \(entry)")
  }

  /// How many entries of a library the archive has.
  func foundInArchive(_ found: Int, of all: Int) -> String {
    say("\(all)편 가운데 \(found)편을 찾았습니다", "found \(found) of \(all)")
  }

  /// That the archive has none of a library's papers.
  var nothingToMark: String { say("표시할 논문이 없습니다", "no paper to mark") }

  /// What became of the notes in a folder.
  func notesWritten(new: Int, changed: Int, same: Int) -> String {
    say(
      "새 메모 \(new), 고친 메모 \(changed), 그대로 \(same)",
      "\(new) new, \(changed) changed, \(same) as they were")
  }

  /// That a note has lost the line below which everything is the user's.
  var noteUnmarked: String {
    say(
      "<!-- nonmun: --> 줄이 없어 그대로 두었습니다",
      "left as it is: its line <!-- nonmun: … --> is gone")
  }

  /// That two notes are about the same paper.
  func noteTwice(_ other: String) -> String {
    say("\(other)와 같은 논문의 메모라 그대로 두었습니다", "left as it is: \(other) is about the same paper")
  }

  /// That a note cannot be read or written.
  func noteFailed(_ why: String) -> String {
    say("쓸 수 없습니다: \(reason(why))", "cannot be written: \(why)")
  }
}
