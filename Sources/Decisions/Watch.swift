/// What a saved query is watched for.
public enum Watch: String, Sendable, Hashable, CaseIterable {
  /// Its papers are marked wherever they are listed.
  case wanted
  /// Its papers step back, and stay listed.
  case unwanted
}
