/// A run of `*` or `_` in a text, and what became of it.
package struct EmphasisRun {
  /// `*` or `_`.
  package let mark: UInt8
  /// Where the run stands, in bytes.
  package let range: Range<Int>
  /// Whether emphasis can begin here.
  package let canOpen: Bool
  /// Whether emphasis can end here.
  package let canClose: Bool

  /// Marks that belong to no pair, and are shown.
  package private(set) var unpaired: Int
  /// Spans of strong emphasis that end before the unpaired marks, and that begin after them.
  package private(set) var strong = (ends: 0, begins: 0)
  /// Spans of emphasis that end before the unpaired marks, and that begin after them.
  package private(set) var emphasis = (ends: 0, begins: 0)

  init(mark: UInt8, range: Range<Int>, canOpen: Bool, canClose: Bool) {
    self.mark = mark
    self.range = range
    self.canOpen = canOpen
    self.canClose = canClose
    unpaired = range.count
  }
}

extension EmphasisRun {
  /// Pairs the marks of `runs`, as CommonMark's "process emphasis" does.
  ///
  /// Linear in the number of runs, as `bottoms` remembers where nothing was found before.
  package static func pair(_ runs: inout [EmphasisRun]) {
    var openers: [Int] = []
    var bottoms = [12 of Int](repeating: 0)
    for index in runs.indices {
      let kind = runs[index].closerKind
      while runs[index].canClose, runs[index].unpaired > 0 {
        let bottom = min(bottoms[kind], openers.count)
        guard
          let last = openers[bottom...].lastIndex(where: { runs[index].closes(runs[$0]) })
        else {
          bottoms[kind] = openers.count
          break
        }
        openers.removeSubrange((last + 1)...)
        let opener = openers[last]
        let isStrong = min(runs[opener].unpaired, runs[index].unpaired) >= 2
        runs[opener].begin(strong: isStrong)
        runs[index].end(strong: isStrong)
        if runs[opener].unpaired == 0 { openers.removeLast() }
      }
      if runs[index].canOpen, runs[index].unpaired > 0 { openers.append(index) }
    }
  }

  /// Which earlier runs this one closes depends on nothing else.
  private var closerKind: Int {
    range.count % 3 * 4 + (canOpen ? 2 : 0) + (mark == UInt8(ascii: "*") ? 1 : 0)
  }

  private func closes(_ opener: EmphasisRun) -> Bool {
    guard opener.mark == mark else { return false }
    // CommonMark's rule of three keeps the `*` in `**a*b**` from being taken for half a `**`.
    guard canOpen || opener.canClose, (opener.range.count + range.count).isMultiple(of: 3) else {
      return true
    }
    return opener.range.count.isMultiple(of: 3) && range.count.isMultiple(of: 3)
  }

  private mutating func begin(strong isStrong: Bool) {
    unpaired -= isStrong ? 2 : 1
    if isStrong { strong.begins += 1 } else { emphasis.begins += 1 }
  }

  private mutating func end(strong isStrong: Bool) {
    unpaired -= isStrong ? 2 : 1
    if isStrong { strong.ends += 1 } else { emphasis.ends += 1 }
  }
}
