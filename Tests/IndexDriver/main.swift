import Digest
import Glibc
import Search

// `index-driver ARCHIVE FOLDER`: makes the archive's index in the folder, again and again, and says
// so before each time.

/// Makes the index once, and deletes it.
func make(_ archive: Archive, at place: IndexPlace) {
  print(".", terminator: "")
  _ = LibraryLoader.all(archive, index: IndexMaker(at: place))
  ArchiveIndex(at: place).remove()
}

let arguments = CommandLine.arguments
guard arguments.count == 3, let archive = try? Archive(paths: [arguments[1]]),
  var place = IndexPlace(of: archive, in: arguments[2])
else { fatalError("index-driver ARCHIVE FOLDER") }
(place.least, place.blockSize, place.segmentSize) = (0, 512, 4096)
// Whoever started it kills it long before the end.
for _ in 0..<1_000_000 { make(archive, at: place) }
