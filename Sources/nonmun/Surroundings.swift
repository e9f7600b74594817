import Configuration
import Reader
import TextLayout

/// What a command without a screen finds when it begins: the environment, the configuration and the
/// language to speak.
struct Surroundings {
  /// The process's environment.
  let environment: [String: String]
  /// What the user has settled on.
  let settings: Settings

  /// What is said, with the keys of the configuration.
  let words: Words

  /// Adopts the locale, and reads the configuration; what is wrong in that is said, and the rest
  /// used.
  ///
  /// - Parameter language: what the command line asks for, before the configuration.
  init(language: Language? = nil) {
    _ = TextLocale.adopt()
    environment = processEnvironment
    var (settings, problems) = Settings.load(environment: environment)
    if let language = language ?? Language.asked { settings.language = language }
    self.settings = settings
    words = Words(settings)
    for problem in problems { warn(problem.text(in: settings.language)) }
  }
}
