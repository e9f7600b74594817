/// What the table was measured on.
struct Machine: CustomStringConvertible {
  let description: String

  static var current: Machine {
    let processors = ProcFile.read("/proc/cpuinfo").split(separator: "\n")
    let models = processors.filter { $0.hasPrefix("model name") }
    let model = models.first?.split(separator: ":").last.map(String.init) ?? " unknown processor"
    let kernel = ProcFile.read("/proc/sys/kernel/osrelease").prefix { $0 != "\n" }
    let system = ProcFile.read("/etc/os-release").split(separator: "\n")
      .first { $0.hasPrefix("PRETTY_NAME=") }?.dropFirst(12).filter { $0 != "\"" }
    let load = ProcFile.read("/proc/loadavg").split(separator: " ").first ?? "?"
    return Machine(
      description: "Machine:\(model), \(models.count) cores, Linux \(kernel), "
        + "\(system ?? "unknown system"); load average at the start \(load).")
  }
}
