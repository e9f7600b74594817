import ArgumentParser
import Triage

/// `nonmun-bench open-store PATH`: opens a store in a fresh process, and prints the nanoseconds
/// that took.
struct OpenStoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open-store", abstract: "Open a store of decisions once, for measuring.",
    shouldDisplay: false)

  @Argument(help: "The store.")
  var path: String

  func run() throws {
    let start = Clock.now()
    let store = try TriageSection.open(path)
    print(Clock.now() - start)
    store.close()
  }
}
