import Decisions
import Digest
import Foundation
import Normalization
import TestSupport

@testable import Search

/// Searching as `docs/queries.md` says it, slowly and plainly: each condition is asked of each paper's folded lines.
struct ReferenceMatcher {
  typealias Text = [Unicode.Scalar]

  struct Lines {
    let title: Text
    let authors: Text
    let body: [Text]
    /// The same, in NFC and otherwise as written.
    let original: (title: String, authors: String, body: [String])
    var all: [Text] { [title, authors] + body }
  }

  let library: Library
  let decisions: DecisionTable
  let papers: [Lines]

  init(_ library: Library, _ decisions: DecisionTable = DecisionTable()) {
    self.library = library
    self.decisions = decisions
    papers = library.papers.map { paper in
      var authors = ""
      paper.withSearchText { field, bytes in
        if field.name == "authors" { authors = String(decoding: bytes, as: UTF8.self) }
      }
      return Lines(
        title: Self.folded(paper.title), authors: Self.folded(authors),
        body: paper.body.map(Self.folded),
        original: (
          NFC.normalized(paper.title), NFC.normalized(authors), paper.body.map(NFC.normalized)
        ))
    }
  }

  static func folded(_ text: String) -> Text {
    Array(String(decoding: Folding.fold(text), as: UTF8.self).unicodeScalars)
  }

  // MARK: The whole

  func find(_ query: Query) -> [Int: Reading] {
    let found = findAsTyped(query)
    if !found.isEmpty { return found }
    let words = positive(query.condition).filter { OtherKeyboard.converted($0.text) != nil }
    let absent = words.filter { word in
      !papers.indices.contains { reading(word, $0, half: false) != nil }
    }
    for meant in [absent, words] where !meant.isEmpty {
      let converted = query.condition.map { convert($0, Set(meant)) }
      let found = findAsTyped(
        Query(converted, order: query.order, isBeingTyped: query.isBeingTyped))
      if !found.isEmpty { return found }
    }
    return [:]
  }

  private func findAsTyped(_ query: Query) -> [Int: Reading] {
    var words = positive(query.condition)
    let isLastOpen = query.isBeingTyped && endsInWord(query.condition)
    if isLastOpen { words.removeLast() }
    let absent = Set(
      words.filter { word in !papers.indices.contains { reading(word, $0, half: false) != nil } })
    var found: [Int: Reading] = [:]
    for place in papers.indices {
      guard let condition = query.condition else {
        found[place] = .literal
        continue
      }
      found[place] = reading(condition, place, absent, isLast: isLastOpen, isNegated: false)
    }
    return found
  }

  private func positive(_ condition: Condition?) -> [TextTerm] {
    switch condition {
    case .term(.text(let term)): term.isPhrase ? [] : [term]
    case .all(let parts), .any(let parts): parts.flatMap { positive($0) }
    default: []
    }
  }

  private func endsInWord(_ condition: Condition?) -> Bool {
    switch condition {
    case .term(.text(let term)): !term.isPhrase
    case .all(let parts), .any(let parts): endsInWord(parts.last)
    default: false
    }
  }

  private func convert(_ condition: Condition, _ words: Set<TextTerm>) -> Condition {
    switch condition {
    case .term(.text(var term)) where words.contains(term):
      term.text = OtherKeyboard.converted(term.text) ?? term.text
      return .term(.text(term))
    case .all(let parts): return .all(parts.map { convert($0, words) })
    case .any(let parts): return .any(parts.map { convert($0, words) })
    default: return condition
    }
  }

  // MARK: Conditions

  private func reading(
    _ condition: Condition, _ place: Int, _ absent: Set<TextTerm>, isLast: Bool, isNegated: Bool
  ) -> Reading? {
    switch condition {
    case .term(.text(let term)):
      return reading(term, place, half: !isNegated && (isLast || absent.contains(term)))
    case .term(let term): return holds(term, place) ? .literal : nil
    case .not(let inner):
      return reading(inner, place, absent, isLast: false, isNegated: true) == nil ? .literal : nil
    case .all(let parts), .any(let parts):
      let readings = parts.enumerated().map { index, part in
        reading(
          part, place, absent, isLast: isLast && index == parts.count - 1, isNegated: isNegated)
      }
      if case .any = condition { return readings.compactMap(\.self).min() }
      return readings.contains(nil) ? nil : readings.compactMap(\.self).max()
    }
  }

  func texts(_ field: TextField?, _ place: Int) -> [Text] {
    let lines = papers[place]
    switch field {
    case nil: return lines.all
    case .title: return [lines.title]
    case .author: return [lines.authors]
    case .body: return lines.body
    case .label(let name): return labelled(Self.folded(name), lines.body)
    }
  }

  func reading(_ term: TextTerm, _ place: Int, half: Bool) -> Reading? {
    var text = term.text
    if term.isPhrase {
      let parts = text.unicodeScalars.split(
        omittingEmptySubsequences: false, whereSeparator: \.properties.isWhitespace)
      text = parts.enumerated().filter {
        $0.offset == 0 || $0.offset == parts.count - 1 || !$0.element.isEmpty
      }
      .map { String($0.element) }.joined(separator: " ")
    }
    let word = Self.folded(text)
    let texts = texts(term.field, place)
    if texts.contains(where: { Self.places(of: word, in: $0).first != nil }) { return .literal }
    if term.isPhrase { return nil }
    let isConsonants = word.allSatisfy { (0x3131...0x314E).contains($0.value) }
    if half, !isConsonants, texts.contains(where: { Self.hasHalfTyped(word, $0) }) {
      return .halfTyped
    }
    if isConsonants, texts.contains(where: { Self.hasChoseong(word, $0) }) { return .choseong }
    return nil
  }

  static func places(of word: Text, in text: Text) -> [Int] {
    guard text.count >= word.count else { return [] }
    // Through buffers, as a debugging build is slow enough without bounds to check.
    return text.withUnsafeBufferPointer { text in
      word.withUnsafeBufferPointer { word in
        var places: [Int] = []
        var place = 0
        while place <= text.count - word.count {
          var length = 0
          while length < word.count, text[place + length] == word[length] { length += 1 }
          if length == word.count { places.append(place) }
          place += 1
        }
        return places
      }
    }
  }

  /// All but the last syllable as written, then Hangul whose keys begin with those of the last syllable.
  static func hasHalfTyped(_ word: Text, _ text: Text) -> Bool {
    guard let last = word.last, let keys = Dubeolsik.keys(for: last) else { return false }
    let isSyllable = (0xAC00...0xD7A3).contains(last.value)
    guard isSyllable || (keys.count == 1 && (0x3131...0x314E).contains(last.value)) else {
      return false
    }
    let head = Text(word.dropLast())
    return places(of: head, in: text).contains { place in
      let rest = text[(place + head.count)...].prefix(2)
      guard let first = rest.first, (0xAC00...0xD7A3).contains(first.value),
        let firstKeys = Dubeolsik.keys(for: first)
      else { return false }
      if firstKeys.starts(with: keys) { return true }
      // The last key of the syllable leads the next one; never of a bare vowel, which only a syllable with a final has.
      guard isSyllable, rest.count == 2, let next = rest.last, next.value >= 0x3131,
        let nextKeys = Dubeolsik.keys(for: next), (last.value - 0xAC00) % 28 != 0
      else { return false }
      return firstKeys == Array(keys.dropLast()) && nextKeys.first == keys.last
    }
  }

  private static let consonants = Text("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)

  /// The leading consonants of the text, white space left out, anything else as `x`.
  static func hasChoseong(_ word: Text, _ text: Text) -> Bool {
    func leads(_ text: Text) -> Text {
      var leads = Text()
      for scalar in text {
        let value = scalar.value
        if (0xAC00...0xD7A3).contains(value) {
          leads.append(consonants[Int(value - 0xAC00) / 588])
        } else if (0x3131...0x314E).contains(value) {
          // Clusters as the keys they are typed with.
          leads += (Dubeolsik.keys(for: scalar) ?? []).compactMap { key in
            Dubeolsik.hangul(String(key))?.unicodeScalars.first
          }
        } else if !(value == 0x20 || value > 0x80 && scalar.properties.isWhitespace
          || (9...13).contains(value))
        {
          leads.append("-")
        }
      }
      return leads
    }
    return places(of: leads(word), in: leads(text)).first != nil
  }

  // MARK: Labels

  /// The label of a line, and what follows it.
  func label(_ line: Text) -> (name: Text, rest: Text)? {
    let text = String(String.UnicodeScalarView(line))
    let form = /^ ?(?:(?:[-*+•]|[0-9]{1,3}[.)]|\([0-9]{1,3}\))[ \t]+)?(\*\*\*?)([^*]+)(\*+)(:?)/
      .matchingSemantics(.unicodeScalar)
    guard let match = text.firstMatch(of: form), match.3.count <= match.1.count else { return nil }
    var name = Text(match.2.unicodeScalars)
    if match.4.isEmpty {
      guard name.last == ":", name.count > 1 else { return nil }
      name.removeLast()
    }
    return (name, Text(text[match.range.upperBound...].unicodeScalars))
  }

  /// Whether a label holds a text, with every apostrophe as good as another.
  static func holds(_ name: Text, _ label: Text) -> Bool {
    let plain = { (text: Text) in text.map { $0 == "’" ? "'" : $0 } as Text }
    return places(of: plain(name), in: plain(label)).first != nil
  }

  private func labelled(_ name: Text, _ body: [Text]) -> [Text] {
    var lines: [Text] = []
    var isWanted = false
    for line in body {
      if let (label, rest) = label(line) {
        isWanted = Self.holds(name, label)
        if isWanted { lines.append(rest) }
      } else if isWanted {
        lines.append(line)
      }
    }
    return lines
  }

  // MARK: Terms

  private func holds(_ term: Term, _ place: Int) -> Bool {
    let paper = library.papers[place]
    switch term {
    case .text: return false
    case .pattern(let pattern, let field):
      let original = papers[place].original
      let lines =
        switch field {
        case .title: [original.title]
        case .author: [original.authors]
        case .body, .label: original.body
        case nil: [original.title, original.authors] + original.body
        }
      return lines.contains { Patterns.all[pattern.source]?($0) ?? false }
    case .label(let name):
      return papers[place].body.contains { line in
        label(line).map { Self.holds(Self.folded(name), $0.name) } ?? false
      }
    case .id(let text):
      let wanted = ArxivID.find(in: text) ?? ArxivID.identifier(text) ?? text
      return Self.places(of: Self.folded(wanted), in: Self.folded(paper.id)).first != nil
    case .vote(let bounds): return paper.vote.map { within(bounds, $0, ==, <) } ?? false
    case .percentile(let bounds):
      return percentile(place).map { within(bounds, $0, ==, <) } ?? false
    // What is learned has tests of its own; random queries do not ask for it.
    case .taste, .like: return false
    case .voteUnknown: return paper.vote == nil
    case .date(let bounds):
      guard let date = paper.date?.description else { return false }
      let isIn = { (part: PartialDate) in date.hasPrefix(part.description) }
      return within(
        bounds, nil as PartialDate?, { _, part in isIn(part) },
        { isLess, part in
          // "2031-04-05" against "2031-04": longer, so compared by what they share.
          let shared = String(date.prefix(part.description.count))
          return isLess ? shared < part.description : shared > part.description
        })
    case .lastDays(let count):
      guard let date = paper.date, let newest = library.days.last?.date else { return false }
      return days(from: date, to: newest) < count
    case .dateUnknown: return paper.date == nil
    case .weekday(let day): return paper.date?.weekday == day
    case .standing(let standing): return decisions[place].standing == standing
    case .noted: return decisions[place].note != nil
    case .tag(let tag):
      return decisions[place].tags.contains { $0.lowercased() == tag.lowercased() }
    case .has(.video): return paper.video != nil
    case .has(.image): return paper.image != nil
    case .has(.authors): return !paper.authors.isEmpty
    case .has(.code):
      return papers[place].all.contains {
        Self.places(of: Self.folded("github.com/"), in: $0).first != nil
      }
    case .authors(let bounds): return within(bounds, paper.authors.count, ==, <)
    }
  }

  private func within<Value>(
    _ bounds: Bounds<Value>, _ value: Value, _ same: (Value, Value) -> Bool,
    _ less: (Value, Value) -> Bool
  ) -> Bool {
    switch bounds {
    case .exactly(let limit): same(value, limit)
    case .over(let limit): less(limit, value)
    case .atLeast(let limit): !less(value, limit)
    case .under(let limit): less(value, limit)
    case .atMost(let limit): !less(limit, value)
    case .between(let low, let high): !less(value, low) && !less(high, value)
    }
  }

  /// The same for what is compared by a closure: whether it is less (true) or more (false) than a limit.
  private func within<Value>(
    _ bounds: Bounds<Value>, _: Value?, _ same: (Value?, Value) -> Bool,
    _ compare: (Bool, Value) -> Bool
  ) -> Bool {
    switch bounds {
    case .exactly(let limit): same(nil, limit)
    case .over(let limit): compare(false, limit)
    case .atLeast(let limit): !compare(true, limit)
    case .under(let limit): compare(true, limit)
    case .atMost(let limit): !compare(false, limit)
    case .between(let low, let high): !compare(true, low) && !compare(false, high)
    }
  }

  /// Counted day by day.
  private func days(from date: DigestDate, to newest: DigestDate) -> Int {
    var (year, month, day, count) = (date.year, date.month, date.day, 0)
    while (year, month, day) < (newest.year, newest.month, newest.day) {
      count += 1
      day += 1
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    return count
  }

  func percentile(_ place: Int) -> Int? {
    let paper = library.papers[place]
    guard let vote = paper.vote, let date = paper.date else { return nil }
    let votes = library.papers.filter { $0.date?.year == date.year && $0.date?.month == date.month }
      .compactMap(\.vote)
    let better = votes.count { $0 > vote }
    return 100 * (votes.count - 1 - better) / votes.count
  }
}
