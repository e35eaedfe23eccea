import VigiePipeline

extension FilterCounts {
  /// What is probably wrong with the command where no record at all could be read.
  var hint: String? {
    guard written == 0, leftOut == 0, !refused.isEmpty else { return nil }
    if refused.keys.allSatisfy(["invalid-json", "not-an-object"].contains) {
      return """
        no line is a record: expected one JSON object a line, which 'jq -c .' makes of JSON over several \
        lines, and 'jq -c .[]' of a list; for lines of text or a table give --input-format
        """
    }
    if refused.keys.allSatisfy({ $0 == "missing-text" }) {
      return "no record has its text where it is looked for; name the field with --text-field"
    }
    return nil
  }
}
