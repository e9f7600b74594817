import FoundationEssentials

/// Reads libraries in JSON: an array of CSL's items, Better BibTeX's object with `items`, or an
/// object a line.
enum JSONLibrary {
  /// The entries, in their order, each with its number for a line.
  ///
  /// - Throws: where it is no JSON, or has no entry.
  static func entries(_ bytes: [UInt8]) throws(LibraryFault) -> [LibraryEntry] {
    switch try document(bytes) {
    case .array(let items): items.enumerated().compactMap(entry)
    case .object(let object):
      if case .array(let items)? = object["items"] {
        items.enumerated().compactMap(entry)
      } else {
        entry(0, .object(object)).map { [$0] } ?? []
      }
    default: []
    }
  }

  private static func document(_ bytes: [UInt8]) throws(LibraryFault) -> Value {
    let decoder = JSONDecoder()
    if let value = try? decoder.decode(Value.self, from: Data(bytes)) { return value }
    // An object a line is no document of JSON; what is wrong then has a line.
    var items: [Value] = []
    for (index, line) in bytes.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    )
    .enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      guard let item = try? decoder.decode(Value.self, from: Data(line)) else {
        throw .noJSON(line: items.isEmpty ? nil : index + 1)
      }
      items.append(item)
    }
    return .array(items)
  }

  private static func entry(_ number: Int, _ value: Value) -> LibraryEntry? {
    guard case .object(let object) = value else { return nil }
    func text(_ names: String...) -> String? {
      for name in names {
        if case .string(let text)? = object[name] { return text }
      }
      return nil
    }
    let fields = object.keys.sorted().compactMap { name in
      text(name).map { (name: name.lowercased(), value: $0) }
    }
    return LibraryEntry(
      name: text("citationKey", "citation-key", "id", "itemKey", "key") ?? "", line: number + 1,
      title: text("title") ?? "", fields: fields)
  }

  /// Whatever JSON has.
  private enum Value: Decodable {
    case string(String)
    case array([Value])
    case object([String: Value])
    case other

    init(from decoder: any Decoder) throws {
      if let container = try? decoder.container(keyedBy: Name.self) {
        var object: [String: Value] = [:]
        for key in container.allKeys {
          object[key.stringValue] = try container.decode(Value.self, forKey: key)
        }
        self = .object(object)
      } else if var container = try? decoder.unkeyedContainer() {
        var array: [Value] = []
        while !container.isAtEnd { array.append(try container.decode(Value.self)) }
        self = .array(array)
      } else {
        let text = try? decoder.singleValueContainer().decode(String.self)
        self = text.map(Value.string) ?? .other
      }
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
