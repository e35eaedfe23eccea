import ArgumentParser

@main
struct Benchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vigie-benchmark", abstract: "Times the parts of Vigie.",
    subcommands: [PatternBenchmark.self, DocumentBenchmark.self])
}
