import ArgumentParser
import Diagnostics
import Foundation
import VigiePipeline

/// The command line: options in, library calls, printing and exit codes out.
@main
struct Vigie: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "vigie",
    abstract: "Tag documents with the threats to democracy that they speak of.",
    discussion: """
      Rules map patterns to the tags of a taxonomy; each tag comes with a confidence and with the \
      words that speak for it.

        vigie tag statement.txt              tag a document
        vigie tag press/ > tagged.ndjson     tag a folder into one record a line
        vigie filter < in.ndjson > out.ndjson    tag a stream of records
        vigie explain statement.txt          why these tags, and why not others
        vigie check rules                    find mistakes in rule files, run their examples

      Exit codes: 0 done, 1 findings, 2 failure, 64 wrong usage, 65 bad input.
      """,
    version: version,
    subcommands: [
      TagCommand.self, FilterCommand.self, CheckCommand.self, ExplainCommand.self,
      RulesCommand.self,
      CompileCommand.self,
      TaxonomyCommand.self, EvalCommand.self, WatchCommand.self, DiffCommand.self,
      SuggestCommand.self, FitCommand.self, GateCommand.self, ScanCommand.self, SampleCommand.self,
      ServeCommand.self,
    ])

  /// A misspelt command ends the program with the nearest right one.
  private static func checkCommand() throws(ExitStatus) {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-"),
      !known.contains(name)
    else { return }
    var message = "vigie: there is no command '\(name)'"
    if let near = Spelling.nearest(to: name, among: known) {
      message += "; did you mean '\(near)'?"
    } else if FileManager.default.fileExists(atPath: name) {
      message += "; to tag the file, write 'vigie tag \(name)'"
    } else {
      message += "; it may be " + known.joined(separator: ", ")
    }
    StandardError.write(message)
    throw .usage
  }

  /// The command with its options.
  ///
  /// A subcommand that is well written needs only itself to be read: to lay out the options of all of them
  /// takes longer than to tag a document. What is wrong, or asks for help, is left to the whole.
  private static func command() throws -> any ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    let named = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())),
      type(of: command) == named
    {
      return command
    }
    return try parseAsRoot()
  }

  static func main() async {
    Descriptor.openStandardOnes()
    // While the program starts, a wish for other rules must neither end it nor be forgotten.
    if ["filter", "serve"].contains(CommandLine.arguments.dropFirst().first) {
      SignalPipe.catch([SIGHUP])
    }
    StandardOutput.letWritingFail()
    do {
      try checkCommand()
      var command = try command()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let status as ExitStatus {
      status.exit()
    } catch {
      exit(withError: error)
    }
  }
}
