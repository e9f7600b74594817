import Foundation

/// What the fixture's digests say: titles, names and summaries made up for it.
///
/// Just 11 papers speak of 확산 and of 모델, together or apart, and the number 11 stands nowhere
/// else.
enum FixtureText {
  private static let kim = ["Kim Haneul", "Lee Bada"]
  private static let crew = ["Ada Brook", "Tomás Núñez", "박새벽"]
  private static let crowd = (1...120).map { "Author Number\($0 + 200)" }

  /// The days and their papers, oldest first.
  static let days: [(date: String, papers: [FixturePaper])] = [
    ("2025-01-08", january8), ("2025-01-22", january22), ("2025-02-05", february5),
    ("2025-02-14", february14), ("2025-02-27", february27), ("2025-03-04", march4),
    ("2025-03-13", march13), ("2025-03-21", march21),
  ]

  private static let january8: [FixturePaper] = [
    .init(
      "Acorn: Storing Long Context in Small Shells", .known(52), kim,
      [
        "- 긴 문맥을 작은 기억 칸에 나누어 담는 방법을 제안합니다.",
        "- 같은 메모리로 네 배 긴 글을 읽습니다.",
      ]),
    .init(
      "Bramble Walks over Knowledge Graphs", .known(38), crew,
      [
        "- 그래프 위를 **무작위로** 걷는 대신 가시를 피하듯 걷습니다."
      ]),
    .init(
      "Cobalt: Image Synthesis in Three Steps", .known(27), kim,
      [
        "- 확산 모델의 표본 추출을 세 단계로 줄였습니다.",
        "- 화질은 `FID` 기준으로 거의 그대로입니다.",
      ]),
    .init(
      "Driftwood Benchmarks for Robot Hands", .known(9), [],
      [
        "- 로봇 손이 처음 보는 물건을 집는 시험 모음입니다."
      ]),
  ]

  private static let january22: [FixturePaper] = [
    .init(
      "Ember: Learning When to Forget", .known(64), crew,
      [
        "- 무엇을 잊을지를 배우는 신경망입니다."
      ]),
    .init(
      "Fjord Scale Retrieval", .known(33), kim,
      [
        "- 수십억 문서에서 찾는 속도를 두 배로 높였습니다."
      ]),
    .init(
      "Gossamer: Thin Adapters for Heavy Networks", .known(21), kim,
      [
        "- 아주 얇은 어댑터로 큰 언어 모델을 고칩니다."
      ]),
    .init(
      "Hazel Tunes Rumour Spread", .known(7), crew,
      [
        "- 소문의 확산을 그래프에서 예측합니다."
      ]),
    .init(
      "Inkwell: Handwriting from Noise", .known(45), kim,
      [
        "- 손글씨를 만드는 확산 모델을 한글 자모 단위로 학습했습니다."
      ]),
  ]

  private static let february5: [FixturePaper] = [
    .init(
      "Juniper: Reasoning with Fewer Words", .known(88), crew,
      [
        "- ***What's New***: 짧게 생각하고 바르게 답하는 법을 가르칩니다.",
        "- ***Technical Details***: 강화 학습의 보상에 길이를 넣었습니다.",
      ]),
    .init(
      "Kelp Forests of Experts", .known(54), kim,
      [
        "- 전문가 혼합을 숲처럼 가꿉니다."
      ]),
    .init(
      "Lichen: Slow Growth of Vision Encoders", .known(31), kim,
      [
        "- 시각 인코더를 조금씩 키웁니다.",
        "  - 처음에는 작게",
        "  - 나중에는 크게",
      ]),
    .init(
      "Marrow: Video Diffusion on a Phone", .known(72), crew,
      [
        "- 휴대 전화에서 도는 동영상 확산 모델입니다."
      ]),
    .init(
      "Nectar Rewards Considered", .known(16), kim,
      [
        "- 보상 모델이 단것만 좋아한다는 것을 보였습니다."
      ]),
  ]

  private static let february14: [FixturePaper] = [
    .init(
      "Opaline: Glass Box Attention", .known(41), kim,
      [
        "- 주의가 무엇을 보는지 들여다봅니다."
      ]),
    .init(
      "Pebble: A Tiny Tokenizer for Korean", .known(93), crew,
      [
        "- 어절을 지키는 작은 토크나이저입니다."
      ]),
    .init(
      "Quarry Mining of Web Tables", .known(12), kim,
      [
        "- 웹의 표를 캐내어 데이터로 만듭니다."
      ]),
    .init(
      "Russet: Music from Latent Paths", .known(29), kim,
      [
        "- 확산 과정을 음악에 씁니다. 새로운 음향 모델과 함께 공개됩니다."
      ]),
  ]

  private static let february27: [FixturePaper] = [
    .init(
      "Saffron: Colourful Safety Filters", .known(18), kim,
      [
        "- 유해한 그림을 색으로 걸러 냅니다."
      ]),
    .init(
      "Thistle Attacks on Agents", .known(59), crew,
      [
        "- 에이전트가 가시에 찔리는 방법 열 가지입니다."
      ]),
    .init(
      "Ultramarine: Painting with Text Tokens", .known(47), kim,
      [
        "- 글자 토큰으로 그리는 확산 모델을 제안합니다."
      ]),
    .init(
      "Velvet Quantization", .dash, kim,
      [
        "- 부드럽게 양자화합니다."
      ]),
    .init(
      "Willow: Bending Time Series", .known(24), crew,
      [
        "- 시계열을 확산 모델로 구부려 맞춥니다."
      ]),
    .init(
      "Xylem: Data Pipelines That Drink", .known(5), [],
      [
        "1. 데이터를 빨아올립니다.",
        "2. 걸러서 나눕니다.",
      ]),
  ]

  private static let march4: [FixturePaper] = [
    .init(
      "Yarrow: Healing Broken Code", .known(83), crew,
      [
        "- 깨진 코드를 스스로 고치는 에이전트입니다."
      ]),
    .init(
      "Zephyr: Light Speech Recognition", .known(36), kim,
      [
        "- 가벼운 음성 인식입니다."
      ]),
    .init(
      "Amberlight: 3D Scenes by Denoising", .known(68), kim,
      [
        "- 잡음에서 3차원 장면을 만드는 확산 모델입니다."
      ]),
    .init(
      "Basalt: Hard Negatives from Rocks", .known(14), kim,
      [
        "- 확산 모델이 틀리는 어려운 표본을 골라냅니다."
      ]),
  ]

  private static let march13: [FixturePaper] = [
    .init(
      "Citrine: Bright Multimodal Search", .known(57), kim,
      [
        "- 그림과 글을 한 번에 찾습니다."
      ]),
    // In NFD, as files from a Mac come.
    .init(
      "Dovetail: Joining Latents", .known(26), crew,
      ["- 잠재 공간을 잇는 확산 모델입니다.".decomposedStringWithCanonicalMapping]),
    .init(
      "Elmwood: Evaluating Long Answers", .known(43), kim,
      [
        "- 긴 답을 평가하는 기준을 세웁니다."
      ]),
    .init(
      "Foxglove: Small Doses of Preference Data", .known(97), crew,
      [
        "- 선호 데이터를 조금만 씁니다.",
        "- 그래도 결과는 **더 좋습니다**.",
      ]),
    .init(
      "Granite: Stable Training at Scale", .missing, kim,
      [
        "- 큰 규모에서도 흔들리지 않는 학습입니다."
      ]),
  ]

  private static let march21: [FixturePaper] = [
    .init(
      "Harbor: Anchored Image Editing", .known(34), kim,
      [
        "- 그림의 한 곳을 묶어 두고 나머지를 고치는 확산 모델입니다.",
        "- 자세한 것은 [누리집](https://harbor.example.org/demo)에 있습니다.",
      ]),
    .init(
      "Isotope: Counting Tokens Twice", .dash, crew,
      [
        "- 토큰을 두 번 세어 틀린 것을 찾습니다.",
        "- 제어 문자 \u{8}와 \u{c}가 있는 줄입니다.",
      ]),
    .init(
      "Jasper: 「겹괄호」와 ‘따옴표’의 처리", .known(76), kim,
      [
        "- 전각 문장 부호（괄호），「낫표」…를 바르게 다룹니다！"
      ]),
    .init(
      "Kestrel: Hovering over Gradients", .missing, crowd,
      [
        "- 저자가 아주 많은 논문입니다."
      ]),
    .init(
      "Lantern: 밤길을 비추는 언어 이해", .known(61), crew,
      [
        "- ***What's New***: 어두운 곳에서도 읽습니다.",
        "- ***Performance Highlights***: 기존보다 `3.5`점 높습니다.",
      ]),
    .init(
      "Mosaic: 확산 모델을 위한 조각 맞춤", .known(19), kim,
      [
        "- 조각을 맞추어 큰 그림을 만듭니다."
      ]),
  ]
}
