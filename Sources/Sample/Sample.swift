/// The sample archive compiled into the binary, so that the program always opens on something to
/// read.
public enum Sample {
  /// The sample's digest files: name and contents.
  public static var files: [(name: String, bytes: [UInt8])] {
    [
      ("digest-2024-03-25.md", PackageResources.digest_2024_03_25_md),
      ("digest-2024-03-26.md", PackageResources.digest_2024_03_26_md),
      ("digest-2024-03-27.md", PackageResources.digest_2024_03_27_md),
      ("digest-2024-03-28.md", PackageResources.digest_2024_03_28_md),
      ("digest-2024-03-29.md", PackageResources.digest_2024_03_29_md),
      ("digest-2024-03-30.md", PackageResources.digest_2024_03_30_md),
    ]
  }
}
