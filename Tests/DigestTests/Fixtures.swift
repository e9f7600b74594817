/// Digests written for the tests: no such papers exist.
enum Fixtures {
  /// A day as digests mostly are.
  static let usual = """
    ## Daily Papers (2031-04-05)

    ### [Tides: Learning the Sea by Listening](https://arxiv.org/abs/3104.00001)

    ![](https://cdn.example.org/papers/3104.00001.png)

    Vote: 42

    Authors: Haneul Ga, Bada Na, José Ñandú

    - 바닷소리만 듣고 조류의 방향을 맞히는 모델을 제안합니다.
    - 수중 마이크 열두 대로 석 달 동안 모은 자료로 학습했습니다.
    - 기존 방법보다 오차를 **31%** 줄였습니다.

    ### [A Lamp for Small Rooms](https://arxiv.org/abs/3104.00002)

    ![](https://cdn.example.org/papers/3104.00002.png)

    Vote: 7

    Authors: Dal Da

    - 작은 방에 맞는 작은 등불 같은 언어 모델입니다.

    """

  /// Every odd form in one file: two headings of one day, a relative thumbnail, both videos,
  /// labels, lists.
  static let odd = """
    ## Daily Papers (2031-04-06)

    ### [[LOST] Finding GPT-[n] in $O(n \\log n)$ Steps](https://arxiv.org/abs/3104.00003v2)
    ![](/avatars/3104.svg)
    [Watch Video]https://cdn.example.org/clips/3104.mp4
    <div><video controls src="https://cdn.example.org/clips/3104-b.mp4"></video></div>
    Vote: -
    Authors:
    - ***What's New***: 새로운 길 찾기입니다.
      - 들여쓴 항목\u{8}
    1. 번호가 붙은 항목\u{C}
    맨 문단\t하나
    ### [Nothing but a Title](http://example.org/nothing)
    ## Daily Papers (2031-04-06)

    ### [Second Heading, Other Paper](https://arxiv.org/abs/3104.00004)

    Vote: 3

    - 뒤따르는\u{2062} 논문

    """

  /// Two days in one file, the second without votes or authors.
  static let twoDays = """
    ## Daily Papers (2031-04-07)

    ### [Day One](https://arxiv.org/abs/3104.00005)

    Vote: 0

    Authors: Ra Ma

    - 첫날

    ## Daily Papers (2031-04-08)

    ### [Day Two](https://arxiv.org/abs/3104.00006)

    - 둘째 날

    """

  static let all = [usual, odd, twoDays]
}
