import ArgumentParser

@main
struct Vigie: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tag documents with the threats to democracy that they speak of.")
}
