import ArgumentParser

/// `nonmun-bench generate OUT`: writes an archive.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write an archive of invented papers: the same seed gives the same bytes.")

  @Option(help: ArgumentHelp("How many papers, 15 a day.", valueName: "n"))
  var papers = 5_500

  @Option(help: ArgumentHelp("What the random choices begin with.", valueName: "s"))
  var seed: UInt64 = 1

  @Flag(help: "Write files in the forms of others, in turn, 100 papers each.")
  var otherForms = false

  @Argument(help: ArgumentHelp("The folder to write to.", valueName: "out"))
  var output: String

  func run() throws {
    let generator =
      otherForms
      ? ArchiveGenerator(papers: papers, papersADay: 100, forms: OtherForms.all, seed: seed)
      : ArchiveGenerator(papers: papers, seed: seed)
    try generator.write(to: output)
  }
}
