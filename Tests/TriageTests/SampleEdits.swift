import Decisions

/// What is done about the paper of a number: every kind of edit, in Korean too.
func sampleEdits(_ number: Int) -> [Edit] {
  let paper = "2403.\(10_000 + number)"
  return [
    .standing(Standing.allCases[number % 4], paper: paper),
    .tag("읽을 것", isOn: true, paper: paper),
    .note("메모 “\(number)”\n둘째 줄", paper: paper), .query("vote:>\(number)", name: "좋은 것"),
  ]
}
