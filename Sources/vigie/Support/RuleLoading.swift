import ArgumentParser
import Diagnostics
import Foundation
import VigieCore
import VigieOutput
import VigieRules

extension RuleOptions {
  /// The paths given, or the folder of the shipped rules.
  func paths() throws(ExitStatus) -> [String] {
    if !rules.isEmpty { return rules }
    guard let shipped = ShippedRules.folder() else {
      StandardError.write(
        """
        vigie: the shipped rules were not found beside the program; name a rule file or folder with \
        --rules
        """)
      throw .failure
    }
    return [shipped.path]
  }

  /// The rule set, with all complaints printed; errors end the program.
  func load(colour: ColourChoice, showsWarnings: Bool = false) throws(ExitStatus) -> RuleSet {
    let result = RuleCompiler().load(try paths())
    let shown = result.diagnostics.filter { showsWarnings || $0.severity == .error }
    let renderer = DiagnosticRenderer(
      sources: result.sources,
      isColoured: Terminal.style(colour, isTerminal: Terminal.isStandardError).isColoured)
    for diagnostic in shown { StandardError.write(renderer.render(diagnostic)) }
    guard let ruleSet = result.ruleSet else {
      StandardError.write("vigie: the rules have mistakes; see `vigie check`")
      throw .failure
    }
    return ruleSet
  }
}
