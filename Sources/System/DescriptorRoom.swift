import Glibc

/// Room for open files: a host may allow a process fewer than the reader holds.
package enum DescriptorRoom {
  /// Sees to it that so many more files can be open at once, by raising the soft limit where the
  /// hard one allows it (getrlimit(2)).
  ///
  /// - Returns: nil where they can be, else how many can.
  package static func shortage(of count: Int) -> Int? {
    let found = free(upTo: count)
    guard found < count else { return nil }
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(files, &limit) == 0 else { return found }
    limit.rlim_cur = min(limit.rlim_max, limit.rlim_cur + rlim_t(2 * count))
    guard setrlimit(files, &limit) == 0 else { return found }
    let more = free(upTo: count)
    return more < count ? more : nil
  }

  /// How many descriptors can be had, found by having them.
  private static func free(upTo count: Int) -> Int {
    let first = Descriptor(opening: "/dev/null", O_RDONLY)
    guard first.isOpen else { return 0 }
    var copies: [Int32] = []
    defer { for copy in copies { close(copy) } }
    while copies.count + 1 < count {
      let copy = fcntl(first.number, F_DUPFD_CLOEXEC, 0)
      guard copy >= 0 else { break }
      copies.append(copy)
    }
    return copies.count + 1
  }
}
