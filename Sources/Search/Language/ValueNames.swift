import Decisions

/// The names of values that a field takes one of, English first, then Korean: what is read and what
/// Tab completes.
enum ValueNames {
  /// What `is:` takes.
  static let states: [(names: [String], term: Term)] = [
    (["unread", "안읽음"], .standing(.unread)), (["read", "읽음"], .standing(.read)),
    (["kept", "보관"], .standing(.kept)),
    (["skipped", "건너뜀", "건너뛰기"], .standing(.skipped)), (["undecided", "미분류"], .undecided),
    (["later", "나중"], .standing(.later)), (["due", "때됨"], .due),
    (["watched", "지켜봄"], .watched(.wanted)), (["unwanted", "원치않음"], .watched(.unwanted)),
    (["noted", "메모"], .noted),
  ]

  /// What `has:` takes.
  static let parts: [(names: [String], term: Term)] = [
    (["video", "영상", "비디오"], .has(.video)), (["image", "그림", "이미지", "썸네일"], .has(.image)),
    (["code", "코드"], .has(.code)), (["note", "메모"], .noted), (["authors", "저자"], .has(.authors)),
  ]

  /// What `sort:` takes.
  static let orders: [(names: [String], field: SortOrder.Field)] = [
    (["vote", "투표"], .vote), (["date", "날짜"], .date), (["title", "제목"], .title),
    (["taste", "취향"], .taste), (["watch", "지켜보기"], .watch), (["relevance", "관련도"], .relevance),
    (["digest", "다이제스트"], .digest),
  ]

  /// What `day:` takes, from Monday on.
  static let weekdays: [[String]] = [
    ["mon", "월", "monday", "월요일"], ["tue", "화", "tuesday", "화요일"],
    ["wed", "수", "wednesday", "수요일"],
    ["thu", "목", "thursday", "목요일"], ["fri", "금", "friday", "금요일"],
    ["sat", "토", "saturday", "토요일"],
    ["sun", "일", "sunday", "일요일"],
  ]

  /// What says that votes or a day are not known.
  static let unknown: Set<String> = ["none", "없음", "모름"]

  /// The units of a number of days: `7d`, `2w`, `7일`, `2주`.
  static let units: [Character: Int] = ["d": 1, "w": 7, "일": 1, "주": 7]
}
