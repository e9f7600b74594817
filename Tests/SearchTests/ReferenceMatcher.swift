import Decisions
import Digest
import Foundation
import Markdown
import Normalization
import TestSupport

@testable import Search

/// Searching as `docs/queries.md` says it, slowly and plainly: each condition is asked of each paper's folded lines.
struct ReferenceMatcher {
  typealias Text = [Unicode.Scalar]

  /// A folded line: its letters, and the accents that each of them has.
  struct Line {
    var scalars: Text = []
    var marks: [Set<UInt32>] = []

    init(_ text: String) {
      for scalar in String(decoding: Folding.fold(text), as: UTF8.self).unicodeScalars {
        let parts = Line.parts(scalar)
        if parts.count == 1, 0x300...0x36F ~= scalar.value, let last = scalars.last,
          last.value < 0x530, last.properties.isAlphabetic
        {
          marks[marks.count - 1].insert(scalar.value)
          continue
        }
        scalars.append(parts[0])
        marks.append(Set(parts.dropFirst().map(\.value)))
      }
    }

    /// A letter and its accents; of a letter with a stroke that letter stands for the accent.
    private static func parts(_ scalar: Unicode.Scalar) -> Text {
      let strokes: [Unicode.Scalar: Unicode.Scalar] = [
        "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i",
      ]
      if let base = strokes[scalar] { return [base, scalar] }
      guard 0xC0...0x52F ~= scalar.value || 0x1E00...0x1FFF ~= scalar.value else { return [scalar] }
      let parts = Text(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
      let isAccented =
        (parts.first?.value ?? .max) < 0x530 && parts.first?.properties.isAlphabetic == true
        && parts.dropFirst().allSatisfy { 0x300...0x36F ~= $0.value }
      return isAccented ? parts : [scalar]
    }

    /// The line without its first so many letters.
    func dropFirst(_ count: Int) -> Line {
      var rest = self
      rest.scalars.removeFirst(count)
      rest.marks.removeFirst(count)
      return rest
    }

    var isPlain: Bool { marks.allSatisfy(\.isEmpty) }
  }

  struct Lines {
    let title: Line
    let authors: Line
    let body: [Line]
    /// The same, in NFC and otherwise as written.
    let original: (title: String, authors: String, body: [String])
    var all: [Line] { [title, authors] + body }
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
        if field.name == "authors" { authors = bytes.text(bytes.byteOffsets) }
      }
      return Lines(
        title: Line(paper.title), authors: Line(authors),
        body: paper.body.map { Line(Self.shown($0)) },
        original: (
          NFC.normalized(paper.title), NFC.normalized(authors), paper.body.map(NFC.normalized)
        ))
    }
  }

  static func folded(_ text: String) -> Text { Line(text).scalars }

  /// A label of a line as it is written, with what stands before it and the colon.
  nonisolated(unsafe) private static let label =
    /^ ?(?:(?:[-*+•]|[0-9]{1,3}[.)]|\([0-9]{1,3}\))[ \t]+)?(\*\*\*?)([^*]+)(\*+)([:：]?)/
    .matchingSemantics(.unicodeScalar)

  /// A line of a summary as a screen shows it, but for the marks of its label.
  static func shown(_ line: String) -> String {
    var label: Substring = ""
    if let match = line.firstMatch(of: Self.label), match.3.count <= match.1.count,
      !match.4.isEmpty || match.2.count > 1 && (match.2.last == ":" || match.2.last == "：")
    {
      label = match.0
    }
    let rest = Array(line.utf8.dropFirst(label.utf8.count))
    return label + String(decoding: PlainMarkdown.withoutEmphasis(rest), as: UTF8.self)
  }

  /// The label of a folded line and what follows, without the marks around the label; nil where there is none.
  private func withoutLabel(_ line: Line) -> Line? {
    label(line.scalars).map { name, rest in
      Line(String(String.UnicodeScalarView(name + [":"] + rest)))
    }
  }

  // MARK: The whole

  /// How words may be read beyond what is written.
  struct Allowed {
    var half: Set<TextTerm> = []
    var stem: Set<TextTerm> = []
  }

  func find(_ query: Query) -> [Int: Reading] {
    let first: [(Query, Set<TextTerm>)] = [(query, [])]
    for (query, stemmed) in first + others(query) {
      let found = findAsTyped(query, stemmed)
      if !found.isEmpty { return found }
    }
    return [:]
  }

  /// Other readings of a query that finds nothing: without endings, on the other keyboard, both.
  private func others(_ query: Query) -> [(Query, Set<TextTerm>)] {
    let words = positive(query.condition)
    let absent = Set(words.filter { stands($0) == false })
    var others: [(Query, Set<TextTerm>)] = []
    let stems = Set(words.filter { Self.stem($0) != nil })
    for meant in [stems.intersection(absent), stems] where !meant.isEmpty {
      others.append((query, meant))
    }
    let typed = Set(words.filter { OtherReading.converted($0.text) != nil })
    for meant in [typed.intersection(absent), typed] where !meant.isEmpty {
      let converted = Query(
        query.condition.map { convert($0, meant) }, order: query.order,
        isBeingTyped: query.isBeingTyped)
      others.append((converted, []))
      others.append(
        (converted, Set(positive(converted.condition).filter { Self.stem($0) != nil })))
    }
    return others
  }

  /// Whether a word stands anywhere, with nothing allowed.
  private func stands(_ word: TextTerm) -> Bool {
    papers.indices.contains { reading(word, $0) != nil }
  }

  /// A word without its endings; nil where it has none.
  static func stem(_ term: TextTerm) -> Text? {
    let word = Line(term.text)
    guard !term.isPhrase, !term.isWhole, word.isPlain else { return nil }
    let stem = Text(Particles.stem(String(String.UnicodeScalarView(word.scalars))).unicodeScalars)
    return stem == word.scalars ? nil : stem
  }

  private func findAsTyped(_ query: Query, _ stemmed: Set<TextTerm>) -> [Int: Reading] {
    var words = positive(query.condition)
    let isLastOpen = query.isBeingTyped && endsInWord(query.condition)
    if isLastOpen { words.removeLast() }
    let allowed = Allowed(half: Set(words.filter { !stands($0) }), stem: stemmed)
    var found: [Int: Reading] = [:]
    for place in papers.indices {
      guard let condition = query.condition else {
        found[place] = .literal
        continue
      }
      found[place] = reading(condition, place, allowed, isLast: isLastOpen, isNegated: false)
    }
    return found
  }

  private func positive(_ condition: Condition?) -> [TextTerm] {
    switch condition {
    case .term(.text(let term)): term.isPhrase || term.isWhole ? [] : [term]
    case .all(let parts), .any(let parts): parts.flatMap { positive($0) }
    default: []
    }
  }

  private func endsInWord(_ condition: Condition?) -> Bool {
    switch condition {
    case .term(.text(let term)): !term.isPhrase && !term.isWhole
    case .all(let parts), .any(let parts): endsInWord(parts.last)
    default: false
    }
  }

  private func convert(_ condition: Condition, _ words: Set<TextTerm>) -> Condition {
    switch condition {
    case .term(.text(var term)) where words.contains(term):
      term.text = OtherReading.converted(term.text) ?? term.text
      return .term(.text(term))
    case .all(let parts): return .all(parts.map { convert($0, words) })
    case .any(let parts): return .any(parts.map { convert($0, words) })
    default: return condition
    }
  }

  // MARK: Conditions

  private func reading(
    _ condition: Condition, _ place: Int, _ allowed: Allowed, isLast: Bool, isNegated: Bool
  ) -> Reading? {
    switch condition {
    case .term(.text(let term)):
      return reading(
        term, place, half: !isNegated && (isLast || allowed.half.contains(term)),
        stem: allowed.stem.contains(term), isNegated: isNegated)
    case .term(let term): return holds(term, place) ? .literal : nil
    case .not(let inner):
      return reading(inner, place, allowed, isLast: false, isNegated: true) == nil
        ? .literal : nil
    case .all(let parts), .any(let parts):
      let readings = parts.enumerated().map { index, part in
        reading(
          part, place, allowed, isLast: isLast && index == parts.count - 1, isNegated: isNegated)
      }
      if case .any = condition { return readings.compactMap(\.self).min() }
      return readings.contains(nil) ? nil : readings.compactMap(\.self).max()
    }
  }

  func texts(_ field: TextField?, _ place: Int) -> [Line] {
    let lines = papers[place]
    switch field {
    case nil: return lines.all
    case .title: return [lines.title]
    case .author: return [lines.authors]
    case .body: return lines.body
    case .label(let name): return labelled(Self.folded(name), lines.body)
    }
  }

  /// A term's text, white space in a phrase as one blank.
  static func line(_ term: TextTerm) -> Line {
    guard term.isPhrase else { return Line(term.text) }
    let parts = term.text.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: \.properties.isWhitespace)
    return Line(
      parts.enumerated().filter {
        $0.offset == 0 || $0.offset == parts.count - 1 || !$0.element.isEmpty
      }
      .map { String($0.element) }.joined(separator: " "))
  }

  func reading(
    _ term: TextTerm, _ place: Int, half: Bool = false, stem: Bool = false, isNegated: Bool = false
  ) -> Reading? {
    let word = Self.line(term)
    var lines = texts(term.field, place)
    if term.isPhrase, word.isPlain, word.scalars.contains(":") {
      lines += lines.compactMap(withoutLabel)
    }
    let isName = Self.isShortName(term)
    let mustBeWhole = term.isWhole || isName && isNegated
    let hits = lines.flatMap { line in Self.hits(of: word, in: line).map { (line, $0) } }
    let isWhole = hits.contains { Self.isWhole($1, in: $0.scalars) }
    if isWhole || !hits.isEmpty && !mustBeWhole && !isName { return .literal }
    if term.isWord, !isNegated, term.text.hasPrefix("http://") || term.text.hasPrefix("https://"),
      term.field == nil, library.papers[place].url == term.text
    {
      return .literal
    }
    if isName, !hits.isEmpty, !mustBeWhole { return .inWord }
    if term.isPhrase || term.isWhole { return nil }
    let isConsonants = word.scalars.allSatisfy { (0x3131...0x314E).contains($0.value) }
    if isConsonants {
      return lines.contains { Self.hasChoseong(word.scalars, $0.scalars) } ? .choseong : nil
    }
    guard !isNegated, word.isPlain else { return nil }
    if stem, let stem = Self.stem(term),
      lines.contains(where: { !Self.places(of: stem, in: $0.scalars).isEmpty })
    {
      return .ending
    }
    if lines.contains(where: { Self.hasSpaced(word.scalars, $0.scalars, half: false) }) {
      return .spaced
    }
    if half,
      lines.contains(where: {
        Self.hasHalfTyped(word.scalars, $0.scalars)
          || Self.hasSpaced(word.scalars, $0.scalars, half: true)
      })
    {
      return .halfTyped
    }
    return nil
  }

  /// Two to four letters and digits of English, in capitals or two of them at least.
  private static func isShortName(_ term: TextTerm) -> Bool {
    guard !term.isPhrase, !term.isWhole,
      term.text.wholeMatch(of: /[A-Za-z0-9]{2,4}/.matchingSemantics(.unicodeScalar)) != nil
    else { return false }
    let capitals = term.text.filter { $0.isUppercase }.count
    return capitals > 1 || capitals == 1 && !term.text.contains { $0.isLowercase }
  }

  /// Where a word stands with its accents.
  static func hits(of word: Line, in line: Line) -> [Range<Int>] {
    places(of: word.scalars, in: line.scalars).filter { place in
      word.marks.indices.allSatisfy { word.marks[$0].isSubset(of: line.marks[place + $0]) }
    }
    .map { $0..<$0 + word.scalars.count }
  }

  /// Whether no letter touches it but endings, or an English plural's s.
  static func isWhole(_ range: Range<Int>, in line: Text) -> Bool {
    if range.lowerBound > 0, WholeWord.isLetter(line[range.lowerBound - 1]) { return false }
    let rest = line[range.upperBound...].prefix(while: WholeWord.isLetter)
    func isEnding(_ text: some Sequence<Unicode.Scalar>) -> Bool {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text)
      return view.isEmpty || Particles.isEndings(view[...])
    }
    let bytes = line[range].reduce(0) { $0 + UTF8.width($1) }
    return isEnding(rest)
      || rest.first == "s" && bytes >= 3 && line[range.upperBound - 1].isASCII
        && isEnding(rest.dropFirst())
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

  private static func isSyllable(_ scalar: Unicode.Scalar) -> Bool {
    (0xAC00...0xD7A3).contains(scalar.value)
  }

  /// The word with a blank at least where one side of it is Hangul, its last syllable half typed where that is allowed.
  static func hasSpaced(_ word: Text, _ text: Text, half: Bool) -> Bool {
    guard word.count(where: isSyllable) >= 3 else { return false }
    func mayPart(_ index: Int) -> Bool {
      index > 0 && (isSyllable(word[index - 1]) || isSyllable(word[index]))
        && WholeWord.isLetter(word[index - 1]) && WholeWord.isLetter(word[index])
    }
    return text.indices.contains { start in
      var (place, blanks) = (start, 0)
      for index in word.indices {
        while mayPart(index), place < text.count, text[place] == " " {
          (place, blanks) = (place + 1, blanks + 1)
        }
        if place < text.count, text[place] == word[index] {
          place += 1
          continue
        }
        return half && index == word.count - 1 && blanks > 0 && goesOn(word[index], text[place...])
      }
      return blanks > 0
    }
  }

  /// All but the last syllable as written, then Hangul whose keys begin with those of the last syllable.
  static func hasHalfTyped(_ word: Text, _ text: Text) -> Bool {
    guard let last = word.last else { return false }
    let head = Text(word.dropLast())
    return places(of: head, in: text).contains { goesOn(last, text[($0 + head.count)...]) }
  }

  /// Whether Hangul follows whose keys begin with those of a syllable or consonant.
  private static func goesOn(_ last: Unicode.Scalar, _ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let keys = Dubeolsik.keys(for: last) else { return false }
    guard isSyllable(last) || (keys.count == 1 && (0x3131...0x314E).contains(last.value)) else {
      return false
    }
    let rest = text.prefix(2)
    guard let first = rest.first, isSyllable(first), let firstKeys = Dubeolsik.keys(for: first)
    else { return false }
    if firstKeys.starts(with: keys) { return true }
    // The last key of the syllable leads the next one; never of a bare vowel, which only a syllable with a final has.
    guard isSyllable(last), rest.count == 2, let next = rest.last, next.value >= 0x3131,
      let nextKeys = Dubeolsik.keys(for: next), (last.value - 0xAC00) % 28 != 0
    else { return false }
    return firstKeys == Array(keys.dropLast()) && nextKeys.first == keys.last
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

  /// Whether a label holds a text.
  static func holds(_ name: Text, _ label: Text) -> Bool {
    places(of: name, in: label).first != nil
  }

  private func labelled(_ name: Text, _ body: [Line]) -> [Line] {
    var lines: [Line] = []
    var isWanted = false
    for line in body {
      if let (label, rest) = label(line.scalars) {
        isWanted = Self.holds(name, label)
        if isWanted { lines.append(line.dropFirst(line.scalars.count - rest.count)) }
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
        label(line.scalars).map { Self.holds(Self.folded(name), $0.name) } ?? false
      }
    case .id(let text):
      let wanted = PastedPaper.arxivID(text) ?? text
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
    case .undecided:
      let decision = decisions[place]
      let isPutAside = decision.standing == .later && (decision.until ?? "") > ReferenceMatcher.day
      return ![.kept, .skipped].contains(decision.standing) && !isPutAside
    case .due:
      let decision = decisions[place]
      return decision.standing == .later && (decision.until ?? "") <= ReferenceMatcher.day
    case .watched(let watch):
      let rank = decisions.watchRanks[place] ?? 0
      return watch == .wanted ? rank > 0 : rank < 0
    case .decided(let kind, let when):
      let standing = decisions[place].standing
      switch kind {
      case .decided: guard standing == .kept || standing == .skipped else { return false }
      case .standing(let wanted): guard standing == wanted else { return false }
      }
      // In Greenwich's time, as the tests set no other.
      guard let since = decisions[place].since else { return false }
      let days = (Self.today - since / 86_400, since / 86_400)
      switch when {
      case .lastDays(let count): return days.0 < count
      case .bounds(let bounds):
        return within(
          bounds, nil as PartialDate?, { _, part in Self.date(days.1).hasPrefix(part.description) },
          { isLess, part in
            let shared = String(Self.date(days.1).prefix(part.description.count))
            return isLess ? shared < part.description : shared > part.description
          })
      }
    case .noted: return decisions[place].note != nil
    case .note(let text):
      return decisions[place].note.map {
        let words = $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return !Self.hits(of: Self.line(text), in: Line(words)).isEmpty
      } ?? false
    case .tag(let tag):
      return decisions[place].tags.contains { $0.lowercased() == tag.lowercased() }
    case .has(.video): return paper.video != nil
    case .has(.image): return paper.image != nil
    case .has(.authors): return !paper.authors.isEmpty
    case .has(.code):
      return papers[place].all.contains {
        Self.places(of: Self.folded("github.com/"), in: $0.scalars).first != nil
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

  /// 2031-05-20, in days since 1970.
  static let today = 22_419
  /// The same as a date.
  static let day = "2031-05-20"

  /// A day since 1970 as `2031-05-20`.
  private static func date(_ day: Int) -> String {
    let date = Date(timeIntervalSince1970: Double(day) * 86_400)
    return date.formatted(.iso8601.year().month().day())
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
