import Glibc

/// The names that the kernel goes through on its way along a path, each with the folder that holds
/// it (path_resolution(7)).
///
/// Whoever replaces one of them, a folder or a symbolic link, has the path lead elsewhere.
enum PathSteps {
  /// A name, and the path of the folder that it stands in, with a slash at its end and without
  /// symbolic links.
  struct Step: Hashable {
    let folder: [UInt8]
    let name: [UInt8]
  }

  /// How many symbolic links a path may go through, as on Linux.
  private static let mostLinks = 40

  /// The steps of a path; those before the first name that is missing where one is.
  ///
  /// A relative path begins in the current folder: what that is called does not matter to the
  /// process.
  static func all(of path: [UInt8]) -> [Step] {
    var steps: [Step] = []
    var folder = start(of: path)
    var pending = Array(names(of: path).reversed())
    var links = 0
    while let name = pending.popLast() {
      guard name != [dot, dot] else {
        folder += [dot, dot, slash]
        continue
      }
      steps.append(Step(folder: folder, name: name))
      guard let target = target(of: folder + name) else {
        folder += name + [slash]
        continue
      }
      links += 1
      guard links <= mostLinks else { break }
      if target.first == slash { folder = start(of: target) }
      pending += names(of: target).reversed()
    }
    return steps
  }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  private static func start(of path: [UInt8]) -> [UInt8] {
    path.first == slash ? [slash] : [dot, slash]
  }

  /// The names between slashes, without those that lead nowhere.
  private static func names(of path: [UInt8]) -> [[UInt8]] {
    path.split(separator: slash).map(Array.init).filter { $0 != [dot] }
  }

  /// Where a symbolic link leads; nil where the path is none.
  private static func target(of path: [UInt8]) -> [UInt8]? {
    let target = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { name -> [UInt8] in
        guard let name = name.baseAddress else { return [] }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
          guard let start = buffer.baseAddress else { return [] }
          let count = readlink(name, start, buffer.count)
          return buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:))
        }
      }
    }
    return target.isEmpty ? nil : target
  }
}
