import Glibc

/// The locale by which text is measured.
public enum TextLocale {
  /// Sets the user's locale and, where that is not UTF-8, another for characters that is.
  ///
  /// SSH forwards names of locales that the other machine does not have; in the `C` locale that
  /// follows from it, libc has no width for Hangul and ncurses shows blanks. To be called before
  /// anything is measured; the first call does it, as no other thread may measure meanwhile.
  /// - Returns: the locale in force for characters; nil if none that is installed is UTF-8.
  public static func adopt() -> String? { adopted }

  private static let adopted: String? = {
    _ = setlocale(LC_CTYPE, "")
    for fallback in ["C.UTF-8", "en_US.UTF-8"] where !isUTF8 {
      _ = setlocale(LC_CTYPE, fallback)
    }
    guard isUTF8, let name = setlocale(LC_CTYPE, nil) else { return nil }
    return String(cString: name)
  }()

  private static var isUTF8: Bool {
    guard let codeset = nl_langinfo(nl_item(CODESET)) else { return false }
    return strcmp(codeset, "UTF-8") == 0
  }
}
