import Glibc

/// What is said while the table grows, where it does not get into the table.
enum Progress {
  static func note(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
