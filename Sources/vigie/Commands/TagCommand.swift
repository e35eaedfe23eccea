import ArgumentParser
import Foundation
import VigieCore
import VigieOutput

struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Tag documents.")
  @Argument var paths: [String] = []
  @OptionGroup var rules: RuleOptions
  @Option var format: RecordFormat?
  @Flag var all = false
  @Flag var plainMatching = false
  @OptionGroup var colour: ColourOptions

  func run() throws {
    let ruleSet = try rules.load(colour: colour.color)
    var tagger = Tagger(ruleSet, isPlain: plainMatching)
    var output = StandardOutput()
    let selection = TaggedRecord.Selection(includesUnassigned: all)
    for path in paths {
      let data = try Data(contentsOf: URL(filePath: path))
      let document = Document(text: [UInt8](data), metadata: .init(id: path))
      let record = tagger.tag(document)
      if format == .ndjson {
        output.write(record.json(selection))
        output.write("\n")
      } else {
        output.write(
          record.text(
            of: document, selection: selection,
            style: Terminal.style(colour.color, isTerminal: Terminal.isStandardOutput)))
      }
    }
    output.flush()
  }
}
