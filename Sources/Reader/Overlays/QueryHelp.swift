import Configuration
import Search

/// The fields of the query language with examples, over the prompt; choosing one types its name.
enum QueryHelp {
  /// What else there is in queries; `Words.queryOperators` says what each means.
  private static let examples = [
    "확산 모델", "확산 OR diffusion", "-survey", "(확산 OR diffusion) -video", "\"확산 모델\"", "/GPT-[0-9]/",
  ]

  static func menu(_ words: Words) -> Menu {
    let rows = QueryField.allCases.map { field in
      let names = [field.rawValue] + field.aliases.prefix(1)
      return Menu.Row(
        names.map { $0 + ":" }.joined(separator: " "),
        detail: words.meaning(of: field) + "  " + field.forms
      ) { state in
        state.typeField(field.rawValue + ":")
        return []
      }
    }
    let operators = zip(examples, words.queryOperators).map { example, meaning in
      Menu.Row(example, detail: meaning) { state in
        state.overlay = SearchPrompt()
        return []
      }
    }
    return Menu(
      title: words.queryHelp, rows: rows + operators, leave: { $0.overlay = SearchPrompt() })
  }
}

extension ReaderState {
  /// Goes back to the prompt, and types the name of a field behind what stands there.
  fileprivate mutating func typeField(_ name: String) {
    overlay = SearchPrompt()
    guard let text = search?.input.text else { return }
    let space = text.isEmpty || text.last?.isWhitespace == true ? "" : " "
    search?.input = TextInput(text + space + name)
    runSearch()
  }
}
