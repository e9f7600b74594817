/// The program's version, of https://semver.org.
let nonmunVersion = "0.1.0"

/// The version and the commit it was built from, as `--version` says them: `0.1.0 (fbcdf5b97)`.
///
/// `nonmunCommit` is written by the plugin `CommitPlugin` before every build.
var nonmunVersionAndCommit: String {
  nonmunCommit.isEmpty ? nonmunVersion : "\(nonmunVersion) (\(nonmunCommit))"
}
