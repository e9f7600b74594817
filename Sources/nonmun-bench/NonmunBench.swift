import ArgumentParser

/// `nonmun-bench`: how fast the reader is, beside other programs on the same machine in the same
/// minutes.
@main
struct NonmunBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nonmun-bench",
    abstract: "Measures nonmun beside its peers; generates archives to measure on.",
    subcommands: [
      MeasureCommand.self, TasteCommand.self, GlossaryCommand.self, GenerateCommand.self,
      LoadCommand.self, OpenStoreCommand.self, PictureCommand.self, ScaleCommand.self,
    ],
    defaultSubcommand: MeasureCommand.self)
}
