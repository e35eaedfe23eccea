import ArgumentParser

@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vigie-benchmark", abstract: "Times the parts of Vigie.",
    subcommands: [PatternBenchmark.self, DocumentBenchmark.self])
}
