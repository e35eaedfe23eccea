internal import VigieCore
internal import VigieOutput

extension ScanReport {
  /// The report as one line of JSON: all rules asked for, those without a hit among them.
  package func json() -> [UInt8] {
    let rules = scan.rules
    var json = JSONWriter()
    json.object { json in
      json.member("documents", scan.documents)
      json.member("tagged", scan.tagged)
      json.member("incomplete", scan.incomplete)
      json.key("rule-set")
      json.object { json in
        json["fingerprint"] = rules.fingerprint.rawValue
        json.key("calibrated")
        json.value(rules.scoring.isCalibrated)
      }
      json.key("tags")
      json.array(of: tags) { json, tag in
        let count = scan[tag]
        json.object { json in
          json["tag"] = rules.taxonomy[tag].id
          json.member("documents", count.documents)
          json.member("share", scan.share(of: tag))
          json.member("documents-with-hits", count.documentsWithHits)
          json.member("hits", count.hits)
        }
      }
      json.key("rules")
      json.array(of: self.rules) { $0.write($1, of: self) }
      json.key("over-budget")
      json.array(of: excesses) { json, excess in
        json.object { json in
          json["name"] = excess.name
          json.member("share", excess.share)
          json.member("allowed", excess.allowed)
        }
      }
      json.key("without-hits")
      json.array(of: silent) { $0.value(rules[$1].id) }
      let contexts = scan.contexts
      if contexts.total > 0 {
        json.key("contexts")
        json.array(of: contexts.elements) { $1.write(to: &$0, rules) }
      }
      if let costs {
        json.key("profile")
        json.object { json in
          json.member("documents", costs.documents)
          json.member("bytes", costs.bytes)
          json.member("rules-ms", Double(costs.ruleNanoseconds) / 1e6)
          json.member("search-ms", Double(costs.searchNanoseconds) / 1e6)
        }
      }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ rule: RuleIndex, of report: ScanReport) {
    let (scan, rules) = (report.scan, report.scan.rules)
    let count = scan[rule]
    object { json in
      json["rule"] = rules[rule].id
      json.key("tags")
      json.array(of: rules[rule].tags) { $0.value(rules.taxonomy[$1].id) }
      json["language"] = rules[rule].language?.rawValue
      json["status"] = rules[rule].status.rawValue
      json.member("eligible", scan.eligible(for: rule))
      json.member("documents", count.documents)
      json.member("share", scan.share(of: rule))
      json.member("hits", count.hits)
      json.member("counted", count.counted)
      json.key("forms")
      json.array(of: count.topForms(report.forms)) { json, form in
        json.object { json in
          json["text"] = form.form
          json.member("hits", form.count)
        }
      }
      if let costs = report.costs {
        let cost = costs.rules[rule.rawValue]
        json.key("cost")
        json.object { json in
          json.member("ms", Double(cost.nanoseconds) / 1e6)
          json.member("share", costs.share(of: rule))
          json.member("candidates", cost.candidates)
          json.key("prefiltered")
          json.value(rules.isPrefiltered(rule))
        }
      }
    }
  }
}

extension Context {
  fileprivate func write(to json: inout JSONWriter, _ rules: RuleSet) {
    json.object { json in
      json["document"] = document
      json["rule"] = rules[rule].id
      json.key("counted")
      json.value(isCounted)
      json["before"] = before
      json["words"] = words
      json["after"] = after
      if field != .text { json["field"] = field.rawValue }
      json.key("characters")
      json.array(of: [characters.lowerBound, characters.upperBound]) { $0.value($1) }
      json.member("line", line)
    }
  }
}
