import Glibc
import TestSupport

@testable import TextLayout

/// The locale that all tests measure in.
///
/// Every suite asks for it first, so that it is set once,
/// before anything is measured.
let testLocale: String? = TextLocale.adopt()

extension SeededGenerator {
  /// `count` of `parts`, one after the other.
  mutating func join(_ parts: [String], count: Int) -> String {
    (0..<count).reduce(into: "") { text, _ in text += parts.randomElement(using: &self) ?? "" }
  }

  /// Text of Korean and English words, emoji, old and new punctuation, and long addresses.
  mutating func prose(words: Int) -> String {
    let parts = [
      "확산 ", "모델은 ", "대규모언어모델(LLM)을 ", "the ", "transformer ", "“인용” ", "「책」 ", ") ", "( ",
      "… ", "50% ", "🙂 ", "👩‍🔬 ", "전각（괄호） ", "끝。 ", "！？ ", "https://example.org/a/very/long/path ",
      "가나다라마바사아자차카타파하거너더러", " ", ", ", "e\u{301}\u{323} ", "《논문》 ", "[1], ", "。。。。。。 ", "((((((((",
    ]
    return join(parts, count: words)
  }
}

extension RealArchive {
  /// The summary lines of all papers, a summary each.
  static func summaries() -> [[String]] {
    var summaries: [[String]] = []
    for file in files(in: path ?? "") {
      for line in text(of: file).split(separator: "\n") {
        if line.hasPrefix("### ") {
          summaries.append([])
        } else if !summaries.isEmpty,
          !["## ", "![", "Vote:", "Authors:"].contains(where: line.hasPrefix)
        {
          summaries[summaries.count - 1].append(String(line))
        }
      }
    }
    return summaries
  }

  private static func files(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var files: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name.hasPrefix(".") { continue }
      let path = folder + "/" + name
      files += name.hasSuffix(".md") ? [path] : self.files(in: path)
    }
    return files.sorted()
  }

  private static func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
