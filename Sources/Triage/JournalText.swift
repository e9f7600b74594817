import Decisions
import FoundationEssentials

/// A journal as text: JSON objects, one a line, as `nonmun state export` writes them.
public struct JournalText: Sendable {
  /// What it is called in messages.
  public let name: String
  /// Its bytes, UTF-8.
  public let bytes: [UInt8]

  /// A journal of that name.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// An entry and the line that it stands in.
  struct Line {
    let noted: NotedEntry
    let number: Int
    let name: String

    func error(_ what: String) -> TriageError {
      TriageError(.malformed, path: name, line: number, detail: what)
    }
  }

  /// The entries in it.
  ///
  /// - Throws: where the line is that is no entry.
  func lines() throws(TriageError) -> [Line] {
    let decoder = JSONDecoder()
    var lines: [Line] = []
    var number = 0
    for bytes in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard bytes.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }) else {
        continue
      }
      lines.append(
        Line(noted: try noted(bytes, number, decoder), number: number, name: name))
    }
    return lines
  }

  private func noted(
    _ bytes: ArraySlice<UInt8>, _ number: Int, _ decoder: JSONDecoder
  ) throws(TriageError) -> NotedEntry {
    func fault(_ what: String) -> TriageError {
      TriageError(.malformed, path: name, line: number, detail: what)
    }
    do {
      let line = try decoder.decode(JournalLine.self, from: Data(bytes))
      guard line.nonmun == JournalLine.version else {
        throw fault("is of a form that this nonmun does not know")
      }
      return try line.entry.get()
    } catch let error as TriageError {
      throw error
    } catch let error as JournalLine.Fault {
      throw fault(error.what)
    } catch {
      throw fault("is no line of a journal, which nonmun state export writes")
    }
  }

  /// Appends an entry's line.
  ///
  /// - Throws: what the encoder throws.
  static func append(
    _ noted: NotedEntry, to bytes: inout [UInt8], _ encoder: JSONEncoder
  ) throws {
    bytes += try encoder.encode(JournalLine(noted))
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The encoder of the lines.
  static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
