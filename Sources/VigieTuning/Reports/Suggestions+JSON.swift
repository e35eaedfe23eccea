package import VigieCore
internal import VigieOutput

extension [TagSuggestions] {
  /// The suggestions as one line of JSON.
  package func json(_ taxonomy: Taxonomy) -> [UInt8] {
    var json = JSONWriter()
    json.array(of: self) { json, tag in
      json.object { json in
        json["tag"] = taxonomy[tag.tag].id
        json["language"] = tag.language?.rawValue
        json.member("missed", tag.missed)
        json.member("others", tag.others)
        json.member("wrong", tag.wrong)
        json.member("right", tag.right)
        json.key("suggestions")
        json.array(of: tag.phrases + tag.exclusions) { $1.write(to: &$0) }
      }
    }
    return json.bytes
  }
}

extension Suggestion {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json["use"] = use.rawValue
      json["phrase"] = phrase
      json.member("support", support)
      json.member("cost", cost)
      json.member("log-odds", odds.ratio)
      json.member("z", odds.z)
      json.key("variants")
      json.array(of: variants) { $0.value($1) }
      json.key("quotes")
      json.array(of: quotes) { json, quote in
        json.object { json in
          json["document"] = quote.document
          json["before"] = quote.before
          json["words"] = quote.words
          json["after"] = quote.after
        }
      }
    }
  }
}
