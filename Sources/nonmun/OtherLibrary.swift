import Citations
import Configuration
import Digest
import Glibc
import Reader
import System

/// The library of another program, in a file or on standard input.
enum OtherLibrary {
  /// The entries of a file, whose form its name tells, or else how it begins.
  ///
  /// - Throws: where the file cannot be read, or is no library.
  static func entries(of path: String) throws(Failure) -> [LibraryEntry] {
    let bytes: [UInt8]
    do {
      bytes =
        try path == "-" ? Descriptor.read(STDIN_FILENO) : WholeFile.bytes(of: path)
    } catch {
      let why = "\(error)"
      throw Failure({ "\(path): \($0.reason(why))" }, code: .noInput)
    }
    guard let form = LibraryForm(fileName: path) ?? LibraryForm(content: bytes) else {
      throw Failure({ "\(path): \($0.unknownLibrary)" }, hint: \.libraryForms, code: .data)
    }
    do {
      return try form.entries(bytes)
    } catch {
      throw Failure({ "\(path): \($0.problem(error))" }, hint: \.libraryForms, code: .data)
    }
  }
}
