import Configuration
import Reader

/// A command that can be told which language to speak.
protocol Speaking {
  /// The language that the command line asks for.
  var language: Language? { get }
}

extension Language {
  /// The language of a command: as asked, else the configuration's, else the environment's.
  static func spoken(asked: Language? = nil) -> Language {
    let environment = processEnvironment
    return asked ?? Language.asked ?? Settings.load(environment: environment).settings.language
  }
}
