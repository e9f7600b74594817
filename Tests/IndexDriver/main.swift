import Digest
import Search

// `index-driver ARCHIVE FOLDER`: writes the archive's index into the folder, again and again, and
// says so before each time.
let arguments = CommandLine.arguments
guard arguments.count == 3, let archive = try? Archive(paths: [arguments[1]]),
  var place = IndexPlace(of: archive, in: arguments[2])
else { fatalError("index-driver ARCHIVE FOLDER") }
place.blockSize = 512
var loader = LibraryLoader(archive)
let searcher = Searcher(loader.all())
while true {
  print(".", terminator: "")
  try? searcher.writeIndex(of: loader.digests, at: place)
}
