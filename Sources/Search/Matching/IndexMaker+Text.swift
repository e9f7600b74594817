import Cache
import Digest
import Normalization

// What an archive's index holds for searching.
extension IndexMaker {
  /// A maker of the index at a place, with the text that searches look into.
  package init(at place: IndexPlace) {
    self.init(at: place) { papers, segment in
      let corpus = Corpus(folding: papers)
      corpus.write(to: &segment)
      segment.begin(.composed)
      let areComposed = OriginalLines.areComposed(papers, corpus)
      segment.writer.append(areComposed.map { $0 ? 1 : 0 })
    }
  }
}

extension Corpus {
  /// Writes the text, the accents and the 초성.
  fileprivate func write(to segment: inout IndexSegmentWriter) {
    segment.begin(.text)
    segment.writer.append(text.bytes)
    segment.begin(.textStarts)
    ranges.write(to: &segment)
    segment.begin(.accents)
    for accent in accents.packed { segment.writer.append(accent) }
    let choseong = choseongText
    segment.begin(.choseong)
    segment.writer.append(choseong.bytes.bytes)
    segment.begin(.choseongStarts)
    choseong.ranges.write(to: &segment)
    segment.begin(.bare)
    for paper in choseong.bare.sorted() { segment.writer.append(UInt64(paper)) }
  }
}

extension PaperRanges {
  /// Writes where each paper begins, and the end of the last; all are one run.
  fileprivate func write(to segment: inout IndexSegmentWriter) {
    segment.writer.append(0)
    for index in 0..<count { segment.writer.append(UInt64(end(of: index))) }
  }
}
