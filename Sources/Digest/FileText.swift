import CZlib
import Glibc

/// What a file held before it was UTF-8.
public enum FileEncoding: Sendable, Hashable {
  /// UTF-16, as its byte order mark says.
  case utf16
  /// CP949, of which EUC-KR is a part.
  case cp949

  /// Its name as people know it.
  public var name: String {
    switch self {
    case .utf16: "UTF-16"
    case .cp949: "CP949"
    }
  }
}

/// The text of a file as UTF-8, whatever it was written in.
struct FileText {
  let bytes: [UInt8]
  /// What the text was written in, where that is not UTF-8.
  var encoding: FileEncoding?

  /// - Parameters:
  ///   - bytes: a file as it is on disk.
  ///   - isPacked: whether its name says that gzip packed it.
  /// - Throws: `FileReader.Failure` where it cannot be unpacked.
  init(_ bytes: [UInt8], isPacked: Bool) throws(FileReader.Failure) {
    let plain = isPacked ? try FileText.unpacked(bytes) : bytes
    if let text = FileText.utf16(plain) {
      (self.bytes, encoding) = (text, .utf16)
    } else if let text = FileText.korean(plain) {
      (self.bytes, encoding) = (text, .cp949)
    } else {
      (self.bytes, encoding) = (plain, nil)
    }
  }

  /// Text that is read as it is.
  init(plain bytes: [UInt8]) { self.bytes = bytes }

  // MARK: UTF-16

  private static func utf16(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 2 else { return nil }
    let isLittle = bytes[0] == 0xFF && bytes[1] == 0xFE
    guard isLittle || (bytes[0] == 0xFE && bytes[1] == 0xFF) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 2
    while index + 1 < bytes.count {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  // MARK: CP949

  /// How much of a file is looked at to see that it is UTF-8.
  private static let sample = 256

  /// The text of a file in CP949; nil where it is UTF-8, if damaged, or nothing that is known.
  private static func korean(_ bytes: [UInt8]) -> [UInt8]? {
    guard let first = firstNonASCII(bytes) else { return nil }
    let start = counts(bytes, first..<min(bytes.count, first + sample))
    guard start.broken > 0 else { return nil }
    let all = counts(bytes, first..<bytes.count)
    // Some broken bytes in much Korean are damage.
    guard all.broken > all.whole, let text = converted(bytes, from: "CP949") else { return nil }
    let (hangul, others) = String(decoding: text, as: UTF8.self).unicodeScalars.reduce(into: (0, 0))
    { count, scalar in
      if ("\u{AC00}"..."\u{D7A3}").contains(scalar) || ("\u{3131}"..."\u{318E}").contains(scalar) {
        count.0 += 1
      } else if !scalar.isASCII {
        count.1 += 1
      }
    }
    return hangul > others ? text : nil
  }

  private static func firstNonASCII(_ bytes: [UInt8]) -> Int? {
    let words = bytes.count / 8
    let found = unsafe bytes.withUnsafeBytes { raw -> Int? in
      (0..<words).first {
        unsafe raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) & 0x8080_8080_8080_8080
          != 0
      }
    }
    return bytes[((found ?? words) * 8)...].firstIndex { $0 >= 0x80 }
  }

  /// How many scalars beyond ASCII are whole in UTF-8, and how many bytes belong to none.
  private static func counts(_ bytes: [UInt8], _ range: Range<Int>) -> (whole: Int, broken: Int) {
    let span = bytes.span
    var (whole, broken) = (0, 0)
    var index = range.lowerBound
    while index < range.upperBound {
      guard span[index] >= 0x80 else {
        index += 1
        continue
      }
      let scalar = span.scalar(at: index, before: bytes.count)
      if scalar.length > 1 { whole += 1 } else { broken += 1 }
      index += scalar.length
    }
    return (whole, broken)
  }

  /// Text converted by the C library; nil where it does not know the encoding, or the bytes are not
  /// of it.
  private static func converted(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
    let converter = unsafe iconv_open("UTF-8", encoding)
    guard unsafe converter != iconv_t(bitPattern: -1) else { return nil }
    defer { unsafe iconv_close(converter) }
    var source = bytes.map { CChar(bitPattern: $0) }
    var failed = false
    let output = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count * 2 + 16) {
      buffer, count in
      unsafe source.withUnsafeMutableBufferPointer { source in
        var input = source.baseAddress
        var left = source.count
        var room = buffer.count
        unsafe buffer.withMemoryRebound(to: CChar.self) { buffer in
          var output = buffer.baseAddress
          failed = unsafe iconv(converter, &input, &left, &output, &room) == -1
        }
        count = buffer.count - room
      }
    }
    return failed ? nil : output
  }

  // MARK: gzip

  /// The most that a packed file may hold: a small file could fill any memory.
  static let largestUnpacked = 1 << 28

  private static func unpacked(_ bytes: [UInt8]) throws(FileReader.Failure) -> [UInt8] {
    var stream = unsafe z_stream()
    // 32 more bits have zlib see by itself that it is gzip's.
    guard
      unsafe inflateInit2_(&stream, 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else {
      throw FileReader.Failure("zlib cannot begin")
    }
    defer { unsafe inflateEnd(&stream) }
    var source = bytes
    var output: [UInt8] = []
    var status = Z_OK
    let count = source.count
    unsafe source.withUnsafeMutableBufferPointer { source in
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(truncatingIfNeeded: count)
      while status == Z_OK, output.count <= largestUnpacked {
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
          unsafe stream.next_out = buffer.baseAddress
          unsafe stream.avail_out = UInt32(buffer.count)
          status = unsafe inflate(&stream, Z_NO_FLUSH)
          filled = unsafe buffer.count - Int(stream.avail_out)
        }
        output += chunk
        // Files that were joined are one file.
        if status == Z_STREAM_END, unsafe stream.avail_in > 0 {
          status = unsafe inflateReset(&stream)
        }
      }
    }
    guard output.count <= largestUnpacked else {
      throw FileReader.Failure("larger than 256 MiB when unpacked")
    }
    guard status == Z_STREAM_END else {
      throw FileReader.Failure("gzip data that is damaged or cut off")
    }
    return output
  }
}
