/// What may not begin or end a line (UAX #14 classes CL, CP, EX, IS, OP; klreq 4.1).
enum Kinsoku {
  /// Whether `scalar` closes something or ends a sentence, and so begins no line.
  static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", ")", "]", "}", "%", "!", "?", ":", ";", "…": true
    case "」", "』", "”", "’", "、", "。", "・", "》", "〉", "】": true
    case "！", "）", "，", "．", "：", "；", "？", "］", "｝", "％", "｡", "｣", "､": true
    default: false
    }
  }

  /// Whether `scalar` opens something, and so ends no line.
  static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "{": true
    case "「", "『", "“", "‘", "《", "〈", "【", "（", "［", "｛": true
    default: false
    }
  }
}
