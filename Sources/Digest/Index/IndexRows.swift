import Cache

/// What the index tells of a digest: twenty words of 64 bits.
struct IndexFileRow {
  static let words = 20

  var stamp: FileStamp
  /// The name, in the section of strings.
  var name: Range<Int>
  /// The day that the name tells.
  var nameDate: DigestDate?
  /// The text, in its section.
  var text: Range<Int>
  /// The lines of summaries, by their numbers.
  var lines: Range<Int>
  /// The papers, by the numbers of their records.
  var records: Range<Int>
  /// The days of headings, by their numbers.
  var headings: Range<Int>
  var hasMarks: Bool
  var hasReferences: Bool
  var encoding: FileEncoding?

  private static let encodings: [FileEncoding?] = [nil, .utf16, .cp949]

  func write(to writer: inout CacheWriter) {
    for word in stamp.words { writer.append(word) }
    for range in [name, text, lines, records, headings] {
      writer.append(UInt64(range.lowerBound))
      writer.append(UInt64(range.upperBound))
    }
    writer.append(UInt64(nameDate.packed))
    writer.append(hasMarks ? 1 : 0)
    writer.append(hasReferences ? 1 : 0)
    writer.append(UInt64(IndexFileRow.encodings.firstIndex(of: encoding) ?? 0))
    writer.append(0)
  }
}

extension IndexFileRow {
  /// - Parameter offset: where the row stands in the file.
  /// - Returns: nil where it cannot be one.
  init?(_ file: CacheFile, at offset: Int) {
    var next = offset
    func word() -> UInt64 {
      defer { next += 8 }
      return file.word(at: next)
    }
    func range() -> Range<Int>? {
      let (start, end) = (word(), word())
      guard start <= end, end <= UInt64(Int32.max) << 16 else { return nil }
      return Int(start)..<Int(end)
    }
    stamp = FileStamp(words: (0..<5).map { _ in word() })
    guard let name = range(), let text = range(), let lines = range(), let records = range(),
      let headings = range(), text.count <= DigestFile.largest
    else { return nil }
    (self.name, self.text, self.lines, self.records, self.headings) =
      (name, text, lines, records, headings)
    nameDate = DigestDate(packed: UInt32(truncatingIfNeeded: word()))
    hasMarks = word() != 0
    hasReferences = word() != 0
    let encoding = Int(truncatingIfNeeded: word())
    guard IndexFileRow.encodings.indices.contains(encoding) else { return nil }
    self.encoding = IndexFileRow.encodings[encoding]
  }
}

/// What the index tells of a paper: twenty words of 32 bits.
struct IndexRecordRow {
  static let halves = 20

  var record: PaperRecord
  /// The id, in the section of strings.
  var id: Range<Int>

  func write(to writer: inout CacheWriter) {
    let vote = UInt64(bitPattern: Int64(record.vote ?? 0))
    let flags =
      UInt32(record.form.rawValue) | UInt32(record.address.rawValue) << 8
      | (record.hasUnreadVotes ? 1 << 16 : 0) | (record.vote == nil ? 0 : 1 << 17)
    var halves = [record.line, record.date.packed, UInt32(truncatingIfNeeded: vote)]
    halves.append(UInt32(truncatingIfNeeded: vote >> 32))
    for range in [record.title, record.url, record.image, record.video, record.authors] {
      halves += [range.start, range.end]
    }
    halves += [UInt32(record.body.lowerBound), UInt32(record.body.upperBound), flags]
    halves += [UInt32(truncatingIfNeeded: id.lowerBound), UInt32(id.lowerBound >> 32)]
    halves.append(UInt32(id.count))
    for half in halves { writer.append(half: half) }
  }

  /// The day of a row's paper.
  static func date(_ file: CacheFile, at offset: Int) -> DigestDate? {
    DigestDate(packed: file.half(at: offset + 1 * 4))
  }

  /// The votes of a row's paper.
  static func vote(_ file: CacheFile, at offset: Int) -> Int? {
    guard file.half(at: offset + 16 * 4) & 1 << 17 != 0 else { return nil }
    let (low, high) = (file.half(at: offset + 2 * 4), file.half(at: offset + 3 * 4))
    return Int(Int64(bitPattern: UInt64(low) | UInt64(high) << 32))
  }

  /// The id of a row, in the section of strings.
  static func id(_ file: CacheFile, at offset: Int) -> Range<Int> {
    let start = Int(file.half(at: offset + 17 * 4)) | Int(file.half(at: offset + 18 * 4)) << 32
    return start..<start + Int(file.half(at: offset + 19 * 4))
  }
}

extension PaperRecord {
  /// - Parameters:
  ///   - offset: where the row stands in the file.
  ///   - size: that of the digest's text, in bytes.
  ///   - lines: how many lines of summaries the digest has.
  /// - Returns: nil where it cannot be one.
  init?(_ file: CacheFile, at offset: Int, size: Int, lines: Int) {
    var next = offset
    var isSound = true
    func half() -> UInt32 {
      defer { next += 4 }
      return file.half(at: next)
    }
    func range() -> ByteRange {
      let range = ByteRange(Int(half()), Int(half()))
      isSound = isSound && range.start <= range.end && range.end <= size
      return range
    }
    line = half()
    date = DigestDate(packed: half())
    let vote = UInt64(half()) | UInt64(half()) << 32
    (title, url, image, video, authors) = (range(), range(), range(), range(), range())
    let (start, end, flags) = (half(), half(), half())
    guard isSound, start <= end, end <= lines,
      let form = DigestForm(rawValue: UInt8(truncatingIfNeeded: flags)),
      let address = Address.Kind(rawValue: UInt8(truncatingIfNeeded: flags >> 8))
    else { return nil }
    body = Int(start)..<Int(end)
    (self.form, self.address) = (form, address)
    hasUnreadVotes = flags & 1 << 16 != 0
    self.vote = flags & 1 << 17 == 0 ? nil : Int(Int64(bitPattern: vote))
  }
}

extension DigestDate {
  /// The day of 32 bits; nil for those of no day.
  init?(packed: UInt32) {
    guard packed != .max else { return nil }
    self.init(
      year: Int(packed >> 16), month: Int(packed >> 8 & 0xFF), day: Int(packed & 0xFF))
  }
}

extension DigestDate? {
  /// The day in 32 bits.
  var packed: UInt32 {
    map { UInt32($0.year) << 16 | UInt32($0.month) << 8 | UInt32($0.day) } ?? .max
  }
}
