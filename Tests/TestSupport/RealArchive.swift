import Glibc

/// The digests that stand beside the repository on the machines that have them.
public enum RealArchive {
  /// `shared/archive/paper_logs` beside one of the folders above this file; nil where it is not.
  public static let path: String? = {
    var folder = #filePath[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let candidate = folder + "/shared/archive/paper_logs"
      if access(String(candidate), R_OK) == 0 { return String(candidate) }
    }
    return nil
  }()

  /// Whether it is there.
  public static var isPresent: Bool { path != nil }
}
