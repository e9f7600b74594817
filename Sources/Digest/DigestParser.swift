/// Reads a digest from bytes: by the reader of the form that the file is in.
enum DigestParser {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - name: the file's name, of which a README's is read differently.
  ///   - date: the day that its path tells.
  ///   - isExplained: whether what each line was read as is kept.
  static func read(
    _ file: Span<UInt8>, name: String, date: DigestDate?, isExplained: Bool = false
  ) -> ReadDigest {
    if DailyReader.reads(file) {
      var reader = DailyReader(date: date, isReadme: isReadme(name), isExplained: isExplained)
      reader.read(file)
      return reader.result
    }
    var reader = MarkdownReader(date: date, isExplained: isExplained)
    reader.read(file)
    return reader.result
  }

  private static func isReadme(_ name: String) -> Bool {
    let file = name.utf8.split(separator: UInt8(ascii: "/")).last ?? name.utf8[...]
    return String(Substring(file.prefix(6))).lowercased() == "readme"
  }
}
