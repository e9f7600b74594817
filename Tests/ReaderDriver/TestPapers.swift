/// The sections of the test archive, written as a digest has them.
package enum TestPapers {
  private enum Votes {
    case known(Int)
    /// `Vote: -`
    case dash
    /// No vote line.
    case missing
  }

  /// A paper's section.
  private static func paper(
    _ title: String, _ id: String, _ votes: Votes, by authors: String = "Ada Brook, 김하늘",
    media: String = "", _ body: String...
  ) -> String {
    var lines = ["### [\(title)](https://arxiv.org/abs/\(id))"]
    if !media.isEmpty { lines.append(media) }
    switch votes {
    case .known(let count): lines.append("Vote: \(count)")
    case .dash: lines.append("Vote: -")
    case .missing: break
    }
    if !authors.isEmpty { lines.append("Authors: \(authors)") }
    return (lines + body).joined(separator: "\n\n") + "\n"
  }

  /// A paper that stands on two days.
  private static let lantern = paper(
    "Lantern: Small Models, Honest Answers", "2503.00104", .dash,
    "- 모르는 것을 모른다고 답하도록 작은 모델을 가르칩니다.")

  /// Sixty names.
  private static let crowd = (1...60).map { "Author Number\($0)" }.joined(separator: ", ")

  static let undated = [
    paper("A Paper of No Day", "2412.00001", .known(5), "- 날짜를 모르는 논문입니다."),
    paper("Another Paper of No Day", "2412.00002", .missing, "- 이 논문도 날짜를 모릅니다."),
  ]

  static let january9 = [
    paper(
      "Acorn: Storing Long Context in Small Shells", "2501.00101", .known(52),
      "- 긴 문맥을 작은 기억 칸에 나누어 담습니다."),
    paper(
      "Bramble Walks over Graphs", "2501.00102", .known(38),
      "- 그래프 위를 **무작위로** 걷습니다."),
    paper(
      "Cobalt: Image Synthesis in Three Steps", "2501.00103", .known(27),
      "- 확산 모델의 표본 추출을 세 단계로 줄였습니다."),
    paper("Driftwood", "2501.00104", .known(0), by: "", "- 표를 받지 못했습니다."),
  ]

  static let january23 = [
    paper("Ember: Learning When to Forget", "2501.00201", .known(64), "- 잊는 법을 배웁니다."),
    paper("Fjord Scale Retrieval", "2501.00202", .known(33), "- 찾는 속도를 높였습니다."),
    paper("gossamer: thin adapters", "2501.00203", .known(33), "- 얇은 어댑터입니다."),
    paper("Hazel Tunes Rumours", "2501.00204", .missing, "- 소문의 확산을 예측합니다."),
    paper(
      "Inkwell: Handwriting from Noise", "2501.00205", .known(45),
      "- 손글씨를 만드는 확산 모델을 자모 단위로 학습했습니다."),
  ]

  package static let february6 = [
    paper(
      "Juniper Alone on Its Day", "2502.00101", .known(88),
      "- ***What's New***: 짧게 생각하고 바르게 답하는 법을 가르칩니다.",
      "- ***Technical Details***: 강화 학습의 보상에 길이를 넣었습니다.")
  ]

  static let february7 = [
    paper("Kelp Forests of Experts", "2502.00201", .known(54), "- 전문가 혼합입니다."),
    paper(
      "Lichen: \u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF} in Pieces (NFD)", "2502.00202",
      .known(31), "- \u{110C}\u{1161}\u{1106}\u{1169}로 풀어 쓴 글입니다."),
    paper(
      "Marrow\u{1B}[31m: red\u{7} and \u{202E}backwards\u{202C}\u{200B}", "2502.00203", .known(72),
      "- 제어 문자 \u{1B}]0;제목\u{7}가\u{200B} 든 \u{202E}글입니다.\u{0}"),
    paper("Nectar Rewards", "2502.00204", .known(16), "- 보상 모델을 살폈습니다."),
    paper("Opaline: Glass Attention", "2502.00205", .known(16), "- 주의를 들여다봅니다."),
  ]

  static let february28 = [
    paper("Pebble: a Tiny Tokenizer", "2502.00301", .known(93), "- 작은 토크나이저입니다."),
    paper("Quarry of Web Tables", "2502.00302", .known(12), "- 웹의 표를 캡니다."),
    paper("Russet: Music from Latent Paths", "2502.00303", .known(29), "- 음악을 만듭니다."),
    paper(
      "Saffron: 확산 모델로 그린 지도", "2502.00304", .known(1204), "- 지도를 그립니다."),
  ]

  static let march3 = [
    paper("Thistle", "2503.00001", .known(3), "- 가시가 있습니다."),
    paper("Umber: Earth Tones", "2503.00002", .known(61), "- 흙빛을 배웁니다."),
    paper("Violet Noise", "2503.00003", .known(61), "- 확산하는 잡음의 모델입니다."),
    paper("Willow: Bending, Not Breaking", "2503.00004", .missing, "- 휘어도 꺾이지 않습니다."),
  ]

  static let march12 = [
    paper("Xylem: Pipes for Tokens", "2503.00101", .known(18), "- 토큰을 나릅니다."),
    paper("Yarrow", "2503.00102", .known(75), "- 오래된 약초입니다."),
    paper("Zinnia: Flowers of Speech", "2503.00103", .known(18), "- 말의 꽃입니다."),
    lantern,
    paper("É Accents Sort Somewhere", "2503.00105", .known(9), by: "", "- 억양 기호입니다."),
  ]

  static let march14 = [
    tidepool,
    paper(
      "한국어 어절 경계를 지키는 토크나이저", "2503.00202", .known(97), by: "박새벽, 이바다",
      "- 어절을 지키면 줄이 가지런합니다.", "- 자세한 것은 [누리집](https://example.org/word)에 있습니다."),
    paper(
      "Aurora Sampling for Diffusion", "2503.00203", .known(41), by: crowd,
      "- ***What's New***: 확산 모델의 표본을 오로라처럼 뽑습니다.",
      "- ***Technical Details***: 잡음을 `sigma` 순서로 줄이고, *천천히* **또렷하게** 만듭니다."),
    lantern,
    paper(
      "Ｗｉｄｅ：「전각 문장 부호」와 줄바꿈에 대하여（제２판）", "2503.00205", .known(8),
      "- 「겹낫표」와（괄호）、그리고。마침표！？가　이어지는“글”을…줄에 맞춥니다。"),
    paper("Nightjar Robots That Listen", "2503.00206", .missing, by: ""),
  ]

  /// A long summary with every form that a summary has.
  private static let tidepool = paper(
    "Tidepool: Long Context in Shallow Memory, with a Title That No Column Holds",
    "2503.00201v2", .known(41), by: "Tomás Núñez, 김하늘, Ada Brook",
    media: "![](https://example.org/tidepool.png)\n\n[Watch Video](https://example.org/tide.mp4)",
    """
    - ***What's New***: 긴 문맥을 얕은 기억에 담는 방법을 제안합니다. 밀물과 썰물처럼 들고 나는 기억 \
    칸을 두어, 자주 읽는 토큰은 물가에 남기고 드물게 읽는 토큰은 깊은 곳으로 보냅니다.
    """,
    "- ***Technical Details***: 세 층으로 이루어집니다.",
    "  - 물가(shore): 최근 4,096토큰을 그대로 둡니다.",
    "    - 가장 오래된 것부터 밀려납니다.",
    "  - 웅덩이(pool): 밀려난 토큰을 `k-means`로 묶습니다.",
    """
    - **Performance Highlights**: 100만 토큰에서 정확도 91.4%를 보였고, 기억은 1/16만 썼습니다 \
    (A100 한 장). 같은 크기의 다른 방법은 *32만 토큰*에서 멈추었습니다.
    """,
    "1. 첫째, 짧은 글에서는 차이가 없습니다.",
    "2. 둘째, 아주 긴 글에서는 두 배 빠릅니다.",
    "---",
    "> 바다는 모든 강을 받아들인다.",
    "소스는 https://example.org/a/very/long/path/to/the/source/of/tidepool.git 에 있습니다.",
    """
    끝으로, 이 방법은 학습을 다시 하지 않아도 되므로 이미 있는 모델에 바로 붙일 수 있습니다. 다만 \
    기억의 깊이를 정하는 값은 과제마다 다르게 잡아야 합니다.
    """)
}
