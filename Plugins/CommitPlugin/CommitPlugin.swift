import Foundation
import PackagePlugin

/// Writes the commit that is being built into a Swift file, before every build.
///
/// A manifest cannot: what it finds out is kept until it is changed.
@main
struct CommitPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) -> [Command] {
    let folder = context.pluginWorkDirectoryURL.appending(path: "Sources")
    let script = context.package.directoryURL.appending(path: "Plugins/CommitPlugin/write-commit")
    let commit = ProcessInfo.processInfo.environment["NONMUN_COMMIT"] ?? ""
    return [
      .prebuildCommand(
        displayName: "Looking up the commit", executable: URL(filePath: "/bin/sh"),
        arguments: [
          script.path(), context.package.directoryURL.path(), folder.path(), commit,
        ],
        outputFilesDirectory: folder)
    ]
  }
}
