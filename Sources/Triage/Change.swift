import Decisions
import Normalization

/// A field of a subject and what it comes to hold, in the one form that the journal keeps.
///
/// What a paper has before anybody touched it is nil: unread, no tag, no note, no query.
struct Change: Sendable, Hashable {
  /// What a tag holds that is set.
  static let set = "on"

  /// A paper's id, or a saved query's name.
  let subject: String
  let field: Field
  let value: String?

  /// The change that an edit asks for; nil where it names nothing, such as a tag without letters.
  init?(_ edit: Edit) {
    switch edit {
    case .standing(let standing, let paper):
      self.init(PaperSubject.canonical(paper), .standing, standing.rawValue)
    case .tag(let tag, let isOn, let paper):
      self.init(PaperSubject.canonical(paper), .tag(tag), isOn ? Change.set : nil)
    case .until(let day, let paper): self.init(PaperSubject.canonical(paper), .until, day)
    case .note(let note, let paper): self.init(PaperSubject.canonical(paper), .note, note)
    case .query(let text, let name): self.init(NFC.normalized(name), .query, text)
    case .watch(let watch, let name):
      self.init(NFC.normalized(name), .watch, watch?.rawValue)
    case .seen(let day, let name): self.init(NFC.normalized(name), .seen, day)
    }
  }

  /// A change as a journal spells it; nil where no such value can be.
  init?(_ subject: String, _ field: Field, _ value: String?) {
    let name = Change.kept(subject)
    let subject = field.isOfQuery ? name : PaperSubject.withoutClass(name)
    guard !subject.isEmpty else { return nil }
    self.subject = subject
    switch field {
    case .standing:
      guard let standing = value.map(Standing.init(rawValue:)) ?? .unread else { return nil }
      self.value = standing == .unread ? nil : standing.rawValue
      self.field = field
    case .tag(let tag):
      guard value == nil || value == Change.set, let tag = Tag.canonical(tag) else { return nil }
      self.value = value
      self.field = .tag(tag)
    case .watch:
      guard value.map({ Watch(rawValue: $0) != nil }) ?? true else { return nil }
      self.value = value
      self.field = field
    case .until, .seen:
      guard value.map(Change.isDay) ?? true else { return nil }
      self.value = value
      self.field = field
    case .note, .query:
      let text = value.map(Change.kept)
      self.value = text?.isEmpty == true ? nil : text
      self.field = field
    }
  }

  /// The edit that makes this change.
  var edit: Edit {
    switch field {
    case .standing: .standing(value.flatMap(Standing.init(rawValue:)) ?? .unread, paper: subject)
    case .tag(let tag): .tag(tag, isOn: value != nil, paper: subject)
    case .until: .until(value, paper: subject)
    case .note: .note(value, paper: subject)
    case .query: .query(value, name: subject)
    case .watch: .watch(value.flatMap(Watch.init(rawValue:)), name: subject)
    case .seen: .seen(value, name: subject)
    }
  }

  /// Whether a text is a day as `2026-12-04`, which sorts as days do.
  private static func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10
      && bytes.indices.allSatisfy {
        $0 == 4 || $0 == 7 ? bytes[$0] == UInt8(ascii: "-") : 0x30...0x39 ~= bytes[$0]
      }
  }

  /// The paper, where it is about one.
  var paper: String? { field.isOfQuery ? nil : subject }

  /// SQLite's text ends at a NUL, which no text needs.
  private static func kept(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" }))
  }
}
