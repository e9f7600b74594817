import Decisions
import Digest

/// One thing that a paper must fulfil.
public enum Term: Sendable, Hashable {
  /// Text that must stand somewhere: `확산`, `"a phrase"`, `title:확산`.
  case text(TextTerm)
  /// A regular expression that must match a line: `/GPT-[0-9]/`.
  case pattern(Pattern, in: TextField?)
  /// A label that the summary must have: `label:new`.
  case label(String)
  /// A part of the paper's identifier: `id:2403.19270`.
  case id(String)
  /// The number of votes: `vote:>=20`.
  case vote(Bounds<Int>)
  /// The percentile of the votes within their month: `vote:p90`.
  case percentile(Bounds<Int>)
  /// The percentile by taste within their month: `taste:p90`.
  case taste(Bounds<Int>)
  /// Papers like some others, by their identifiers, `#` before a tag: `like:2403.19270`.
  case like([String])
  /// No known votes: `vote:none`.
  case voteUnknown
  /// The day of the digest: `date:2024-03`.
  case date(Bounds<PartialDate>)
  /// The archive's last days: `date:7d`.
  case lastDays(Int)
  /// No known day: `date:none`.
  case dateUnknown
  /// The weekday, 0 for Monday: `day:mon`.
  case weekday(Int)
  /// How the user stands to it: `is:kept`.
  case standing(Standing)
  /// Neither kept nor skipped: `is:undecided`.
  case undecided
  /// Found by a watch: `is:watched`, `is:unwanted`.
  case watched(Watch)
  /// Put aside until a day that has come: `is:due`.
  case due
  /// Decided within a time: `decided:7d`, `kept:2025-05`.
  case decided(DecidedKind, When)
  /// A note of the user's: `is:noted`, `has:note`.
  case noted
  /// Text that must stand in the user's note: `note:x`.
  case note(TextTerm)
  /// A tag of the user's: `tag:x`.
  case tag(String)
  /// Something that the paper has: `has:video`.
  case has(Part)
  /// The number of authors: `authors:>30`.
  case authors(Bounds<Int>)

  /// What was decided.
  public enum DecidedKind: Sendable, Hashable {
    /// Kept or skipped.
    case decided
    /// Decided in this way.
    case standing(Standing)
  }

  /// When something was decided.
  public enum When: Sendable, Hashable {
    /// Within so many days up to today.
    case lastDays(Int)
    /// Within these days.
    case bounds(Bounds<PartialDate>)
  }
}

/// Text that must stand somewhere.
public struct TextTerm: Sendable, Hashable {
  /// Where it must stand; nil for title, authors or summary.
  public var field: TextField?
  /// The text as typed.
  public var text: String
  /// Whether it was quoted: then it is looked for as written and no other way.
  public var isPhrase: Bool
  /// Whether it must be a word of its own, not a part of one: `word:RL`.
  public var isWhole: Bool
  /// Whether its other sides in the other language count as much as the text itself: `~확산`.
  public var demandsGlosses: Bool

  /// Text in a field.
  public init(
    _ text: String, in field: TextField? = nil, isPhrase: Bool = false, isWhole: Bool = false,
    demandsGlosses: Bool = false
  ) {
    (self.text, self.field, self.isPhrase, self.isWhole) = (text, field, isPhrase, isWhole)
    self.demandsGlosses = demandsGlosses
  }

  /// Whether it is a word that may be read in other ways than as written.
  var isWord: Bool { !isPhrase && !isWhole }

  /// Whether it is a short name in capitals, which is meant as a word first: `RL`, `GAN`, `LoRA`,
  /// `3D`.
  var isShortName: Bool {
    let scalars = text.unicodeScalars
    guard isWord, 2...4 ~= scalars.count,
      scalars.allSatisfy({ $0.isASCII && WholeWord.isLetter($0) })
    else { return false }
    let capitals = scalars.count { ("A"..."Z").contains($0) }
    return capitals > 1 || capitals == 1 && !scalars.contains { ("a"..."z").contains($0) }
  }

  /// The address that it is; nil where it is none.
  var address: String? {
    field == nil && isWord && WebAddress.begins(text) ? text : nil
  }
}

/// Where text is looked for.
public enum TextField: Sendable, Hashable {
  /// The title.
  case title
  /// The authors' names.
  case author
  /// The summary.
  case body
  /// The summary's lines under a label that holds this text.
  case label(String)
}

/// Something that a paper can have.
public enum Part: String, Sendable, Hashable, CaseIterable {
  /// A video.
  case video
  /// A thumbnail.
  case image
  /// An address of a code host in the title or the summary.
  case code
  /// Authors.
  case authors
}
