/// Bytes as addresses write those that they cannot hold: `%EA` (RFC 3986, 2.1).
public enum PercentEncoding {
  /// Appends a byte, encoded.
  public static func append(_ byte: UInt8, to output: inout [UInt8]) {
    output += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
  }

  private static func digit(_ number: UInt8) -> UInt8 {
    number < 10 ? UInt8(ascii: "0") + number : UInt8(ascii: "A") + number - 10
  }
}
