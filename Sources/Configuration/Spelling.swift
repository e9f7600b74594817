/// Guesses what a mistyped name was meant to be.
package enum Spelling {
  /// The nearest name: at most a third of the word differs from it, and at most two letters.
  package static func nearest(to word: String, among names: [String]) -> String? {
    // A distance takes time by the product of the lengths, and a file's words can be of any length.
    guard word.utf8.count <= 64 else { return nil }
    let allowed = min(2, max(1, word.count / 3))
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(Array(word), Array(name))
      if distance <= allowed, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// The number of letters to insert, remove or replace, or of neighbours to swap.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(above[column + 1], current[column]) + 1
        least = min(least, above[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, above) = (above, current)
    }
    return above[right.count]
  }
}
