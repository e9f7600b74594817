import ArgumentParser
import Configuration

/// The language to speak: `--lang`, which every command takes.
struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(ko: "언어: ko 또는 en.", en: "The language: ko or en.", .language))
  var language: Language?
}
