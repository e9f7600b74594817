import Configuration

/// The words that invented papers are made of.
enum WordList {
  /// What a Korean sentence is about.
  static let subjects = split(
    """
    본 연구는|이 논문에서는|제안하는 방법은|우리는|저자들은|실험 결과는|기존 접근법은|이 프레임워크는|새로운 벤치마크는|대규모 언어 모델은|
    확산 모델은|비전 트랜스포머는|강화 학습 에이전트는|멀티모달 모델은|이 데이터셋은|검색 증강 생성은|사전 학습된 인코더는|제안된 손실 함수는
    """)

  /// Korean words and phrases within a sentence.
  static let phrases = split(
    """
    이미지와 텍스트를|긴 문맥을|추론 과정을|학습 데이터를|계산 비용을|메모리 사용량을|어텐션 구조를|파라미터를|잠재 공간에서|추론 단계에서|
    다양한 과제에서|적은 데이터만으로|별도의 미세 조정 없이|사람의 선호도에 맞추어|단계적으로|효율적으로|기존 방법보다|여러 언어로|
    비디오 생성에서|음성 인식과|코드 생성에서|수학 문제를|로봇 조작을|3차원 장면을|지식 그래프를|의료 영상을|토큰 단위로|계층적으로|
    확률적으로|대조 학습으로|양자화를 통해|증류를 통해|프롬프트를 바꾸어|평가 지표에 따라|처음부터|크게|꾸준히|안정적으로|동시에|
    서로 다른 규모에서|실제 환경에서|합성 데이터로|오픈 소스 모델과|사용자의 질문에|주어진 예산 안에서|세밀한 제어를 위해
    """)

  /// How a Korean sentence ends.
  static let predicates = split(
    """
    제안합니다.|개선합니다.|보여줍니다.|달성하였습니다.|줄일 수 있습니다.|해결합니다.|능가합니다.|분석하였습니다.|공개합니다.|
    가능하게 합니다.|입증되었습니다.|확인하였다.|도입한다.|학습한다.|기대됩니다.|적용할 수 있음을 보였습니다.
    """)

  /// English terms, in titles and between Korean words.
  static let terms = split(
    """
    Diffusion|Transformer|Attention|Alignment|Retrieval|Reasoning|Multimodal|Distillation|Quantization|Sparse|Latent|Adaptive|
    Efficient|Scalable|Benchmark|Vision|Language|Video|Audio|Speech|Agent|Planning|Memory|Long-Context|Few-Shot|Zero-Shot|
    Self-Supervised|Contrastive|Generative|Neural|Graph|Policy|Reward|Preference|Token|Mixture-of-Experts|Instruction|Tuning|
    Pretraining|Segmentation|Detection|Editing|Synthesis|Rendering|Gaussian|Radiance|Code|Math|Robotics|Simulation
    """)

  /// What joins terms in a title.
  static let joints = split("for|with|via|in|of|beyond|towards|without|through")

  /// Syllables of invented given names.
  static let givenNames = split(
    """
    Ara|Boram|Chan|Dahee|Eunji|Gaon|Haru|Inho|Jiwoo|Kyung|Minjun|Nari|Seo-yeon|Taeyang|Wei|Xin|Yuki|Zoë|José|Anna|Björn|Clara|
    Dmitri|Elif|Farid|Grace|Hugo|Ines|Jonas|Kavya|Lars|Maya
    """)

  /// Invented family names.
  static let familyNames = split(
    """
    Kim|Lee|Park|Choi|Jung|Kang|Yoon|Lim|Han|Shin|Wang|Zhang|Tanaka|Müller|García|Novák|Silva|Okafor|Singh|Haddad|Larsen|Rossi|
    Kowalski|Petrov|Nguyen|Brown|Martin|Dubois|Sato|Ahmed
    """)

  private static func split(_ text: String) -> [String] {
    text.filter { $0 != "\n" }.split(separator: "|").map(String.init)
  }
}
