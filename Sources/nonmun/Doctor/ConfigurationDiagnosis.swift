import Configuration
import Reader

/// The configuration: which file, and whether all of it is used.
struct ConfigurationDiagnosis {
  private let loaded: LoadedSettings
  private let words: Words

  init(_ loaded: LoadedSettings, _ words: Words) {
    (self.loaded, self.words) = (loaded, words)
  }

  var finding: Finding {
    guard let path = loaded.path else {
      return Finding(.configuration, .warn, words.noHomeForConfiguration, mend: words.setHome)
    }
    guard let first = loaded.problems.first else {
      return Finding(
        .configuration, .ok, words.isConfiguration(path, exists: loaded.hasFile))
    }
    let measured =
      words.checked(path, mistakes: loaded.problems.count) + ": " + first.text(in: words.language)
    return Finding(.configuration, .warn, measured, mend: "nonmun config --edit")
  }
}
