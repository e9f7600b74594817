import ArgumentParser

/// The script that has a shell complete what is typed.
///
/// swift-argument-parser writes it, for lines that name a command. nonmun without one reads, so the
/// script takes such a line for one of `read`.
struct CompletionScript {
  /// The script, ready to be sourced or installed.
  let text: String

  /// - Throws: where the library cannot say which commands there are.
  init(_ shell: CompletionShell) throws {
    let written = Nonmun.completionScript(for: shell)
    let root = try CommandInfo(of: Nonmun.self)
    let commands = (root.subcommands ?? []).map(\.commandName)
    switch shell {
    case .bash:
      // The script is sourced and never run, so it says nothing of who runs it.
      text = written.replacing("#!/bin/bash\n\n", with: "", maxReplacements: 1).replacing(
        "\n_nonmun() {\n", with: "\n_nonmun() {\n" + CompletionScript.bash(commands),
        maxReplacements: 1
      ).replacing("complete -o filenames -F", with: "complete -o filenames -o default -F")
    case .zsh:
      text = written.replacing(
        "\n_nonmun() {\n", with: "\n_nonmun() {\n" + CompletionScript.zsh(commands),
        maxReplacements: 1)
    case .fish:
      let tokens = "    set -l unparsed_tokens (__nonmun_tokens -pc)\n"
      // The library's way to ask for the cursor's column fails where fish completes without a
      // screen.
      text = written.replacing(tokens, with: tokens + CompletionScript.fish(commands)).replacing(
        "(__nonmun_tokens -tC)", with: "(commandline -ct | string length)")
    default: text = written
    }
  }

  private static func bash(_ commands: [String]) -> String {
    """
        # A line without a command is one of “read”.
        case "${COMP_WORDS[1]}" in
        \(commands.joined(separator: "|"))) ;;
        *)
            if [[ "${COMP_CWORD}" -gt 1 || "${COMP_WORDS[1]}" = [-./~]* ]]; then
                COMP_LINE="${COMP_WORDS[0]} read${COMP_LINE#"${COMP_WORDS[0]}"}"
                COMP_WORDS=("${COMP_WORDS[0]}" read "${COMP_WORDS[@]:1}")
                COMP_CWORD=$((COMP_CWORD + 1)) COMP_POINT=$((COMP_POINT + 5))
            fi
            ;;
        esac

    """
  }

  private static func zsh(_ commands: [String]) -> String {
    """
        # A line without a command is one of “read”.
        case "${words[2]}" in
        \(commands.joined(separator: "|"))) ;;
        *)
            if [[ "${CURRENT}" -gt 2 || "${words[2]}" = [-./~]* ]]; then
                words=("${words[1]}" read "${words[@]:1}")
                CURRENT=$((CURRENT + 1))
            fi
            ;;
        esac

    """
  }

  private static func fish(_ commands: [String]) -> String {
    """
        # A line without a command is one of “read”.
        set -l first $unparsed_tokens[2] (commandline -t)
        if not contains -- "$first[1]" \(commands.joined(separator: " "))
            if set -q unparsed_tokens[2]; or string match -qr '^[-./~]' -- "$first[1]"
                set unparsed_tokens $unparsed_tokens[1] read $unparsed_tokens[2..]
            end
        end

    """
  }
}
