import Surface
import TestSupport
import Testing

@testable import Reader

/// Whatever happens, and in whatever order, list, selection and decisions are those of a plain
/// model.
@Suite("A reader beside a plain model")
struct ModelTests {
  /// 100,000 steps in all.
  private static let sequences = 40
  private static let perSequence = 5
  private static let steps = 500

  private static let keys: [Key] =
    CommandTable.all.flatMap(\.keys) + [
      "0", "1", "9", "x", "ㅓ", "\u{1112}", "가", .backspace, .delete, .control("w"), .control("k"),
      .function(7),
      .unknown, .enter, .escape, .mouse(.press(column: 30, row: 5)),
      .mouse(.wheelDown(column: 30, row: 5)),
    ]

  @Test("100,000 random steps", arguments: 0..<sequences as Range<Int>)
  func random(group: Int) throws {
    for number in 0..<Self.perSequence {
      let seed = UInt64(group * Self.perSequence + number)
      var random = SeededGenerator(seed: seed)
      let steps = (0..<Self.steps).map { _ in ModelStep.random(Self.keys, &random) }
      // One of five has a file, which costs more.
      let usesFile = number == 0
      guard let (fault, at) = try Self.fault(steps, usesFile) else { continue }
      let least = try Self.shrunk(Array(steps[...at]), usesFile)
      Issue.record("seed \(seed), step \(at): \(fault); the least that shows it: \(least)")
      return
    }
  }

  /// What goes wrong, and at which step.
  private static func fault(_ steps: [ModelStep], _ usesFile: Bool) throws -> (String, Int)? {
    let world = try ModelWorld(usesFile: usesFile)
    for (index, step) in steps.enumerated() {
      if let fault = world.take(step) { return (fault, index) }
    }
    return nil
  }

  /// As few of the steps as still go wrong: pieces are left out, halves first, single steps last.
  private static func shrunk(_ steps: [ModelStep], _ usesFile: Bool) throws -> [ModelStep] {
    var steps = steps
    var piece = steps.count / 2
    while piece > 0 {
      var start = 0
      while start < steps.count {
        var fewer = steps
        fewer.removeSubrange(start..<min(start + piece, steps.count))
        if try fault(fewer, usesFile) != nil { steps = fewer } else { start += piece }
      }
      piece /= 2
    }
    return steps
  }
}
