import ArgumentParser
import TextLayout

/// A candidate, as the script of the shell that asks for it takes it.
struct CandidateLine {
  /// The line to print.
  let text: String

  /// - Parameter about: what the candidate is, which some shells show beside it.
  init(_ word: String, about: String = "") {
    // What comes from an archive must neither steer the terminal nor end the line.
    let word = Sanitizer.clean(word).filter { !$0.isNewline }
    let about = Sanitizer.clean(about).filter { !$0.isNewline && $0 != "\t" }
    switch CompletionShell.requesting {
    case .bash: text = CandidateLine.escaped(word)
    case .zsh:
      // `_describe` takes the first colon for the end of the word.
      let plain = word.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
      text = about.isEmpty ? plain : plain + ":" + about
    case .fish: text = about.isEmpty ? word : word + "\t" + about
    default: text = word
    }
  }

  /// The word with a backslash before whatever means something to bash: `compgen -W` expands what
  /// it is given, commands too.
  private static func escaped(_ word: String) -> String {
    var escaped = ""
    for scalar in word.unicodeScalars {
      let isPlain =
        !scalar.isASCII || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_./:@%+,".unicodeScalars.contains(scalar)
      if !isPlain { escaped.unicodeScalars.append("\\") }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}
