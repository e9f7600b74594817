/// What terminals really answer, each as its source or its manual has it, to what programs ask when
/// they start.
///
/// The questions: primary, secondary and tertiary device attributes, XTVERSION, cursor position,
/// DECRQM of modes 2026 and 2004, colours by OSC 10, 11 and 4, DECRQSS, XTGETTCAP, kitty's keyboard
/// and graphics, the window's size, the colour scheme.
enum AnswerCorpus {
  static let all: [(terminal: String, answers: [String])] = [
    (
      "xterm",
      [
        "\u{1B}[?64;1;2;6;9;15;16;17;18;21;22;28c", "\u{1B}[>41;379;0c",
        "\u{1B}P!|00000000\u{1B}\\",
        "\u{1B}P>|XTerm(379)\u{1B}\\", "\u{1B}[24;80R", "\u{1B}[?24;80;1R", "\u{1B}[?2026;0$y",
        "\u{1B}[?2004;2$y", "\u{1B}]10;rgb:0000/0000/0000\u{1B}\\",
        "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\",
        "\u{1B}]4;1;rgb:cdcd/0000/0000\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}P1$r2 q\u{1B}\\",
        "\u{1B}P1+r544e=787465726d2d323536636f6c6f72\u{1B}\\", "\u{1B}P0+r536d756c78\u{1B}\\",
        "\u{1B}[8;24;80t", "\u{1B}[4;384;640t", "\u{1B}[?1;0;1024S", "\u{1B}]lxterm\u{1B}\\",
        "\u{1B}]Lxterm\u{1B}\\",
      ]
    ),
    (
      "kitty",
      [
        "\u{1B}[?62;52;c", "\u{1B}[>1;4000;38c", "\u{1B}P!|6b697474\u{1B}\\",
        "\u{1B}P>|kitty(0.38.1)\u{1B}\\",
        "\u{1B}[?0u", "\u{1B}[?31u", "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}_Gi=31;EINVAL:bad\u{1B}\\",
        "\u{1B}[?2026;2$y", "\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{1B}\\", "\u{1B}[?997;1n",
        "\u{1B}[6;20;10t",
        "\u{1B}P1+r4d73=5c455d35323b25703125733b257032257307\u{1B}\\", "\u{1B}]52;c;7ZWZ\u{1B}\\",
      ]
    ),
    (
      "foot",
      [
        "\u{1B}[?62;4;22;28;29c", "\u{1B}[>1;12000;0c", "\u{1B}P!|464f4f54\u{1B}\\",
        "\u{1B}P>|foot(1.20.2)\u{1B}\\",
        "\u{1B}]11;rgba:2424/2424/2424/e6e6\u{1B}\\", "\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\",
        "\u{1B}[?2026;2$y",
        "\u{1B}[?997;2n", "\u{1B}]99;i=p:p=?;a=report\u{1B}\\",
      ]
    ),
    (
      "VTE",
      [
        "\u{1B}[?65;1;9c", "\u{1B}[>65;7006;1c", "\u{1B}P!|7E565445\u{1B}\\",
        "\u{1B}P>|VTE(7006)\u{1B}\\",
        "\u{1B}]11;rgb:1717/1414/2121\u{1B}\\", "\u{1B}[?2026;0$y", "\u{1B}[0n",
        "\u{1B}P1$r48:5:7m\u{1B}\\",
      ]
    ),
    (
      "tmux",
      [
        "\u{1B}[?1;2;4c", "\u{1B}[>84;0;0c", "\u{1B}P>|tmux 3.4\u{1B}\\", "\u{1B}[1;1R",
        "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]52;c;eCB4IHggbSBt\u{7}", "\u{1B}[I",
        "\u{1B}[O",
      ]
    ),
    ("mosh", ["\u{1B}[?62c", "\u{1B}[>1;10;0c", "\u{1B}[5;17R", "\u{1B}[0n"]),
    (
      "Windows Terminal",
      [
        "\u{1B}[?61;4;6;7;14;21;22;23;24;28;32;42;52c", "\u{1B}[>0;10;1c",
        "\u{1B}P!|00000000\u{1B}\\",
        "\u{1B}[?2026;2$y", "\u{1B}]11;rgb:0c0c/0c0c/0c0c\u{1B}\\",
        "\u{1B}]4;7;rgb:cccc/cccc/cccc\u{1B}\\",
        "\u{1B}P1$r0;1m\u{1B}\\", "\u{1B}[24;1R",
      ]
    ),
  ]

  /// All of them.
  static let answers = all.flatMap(\.answers)
}
