internal import Diagnostics
internal import VigieCore
internal import VigieOutput

extension Evaluation {
  /// The report as one line of JSON.
  package func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("samples", samples.count)
      json["half"] = half?.rawValue ?? "all"
      json.key("rules")
      json.object { json in
        json["fingerprint"] = rules.fingerprint.rawValue
        json.key("calibrated")
        json.value(rules.scoring.isCalibrated)
      }
      json.key("tags")
      json.array(of: scorecard.tags) { $1.write(to: &$0, rules.taxonomy) }
      json.key("averages")
      json.object { json in
        if !scorecard.groups.isEmpty { json.member("groups", scorecard.groupAverages) }
        if !scorecard.leaves.isEmpty { json.member("tags", scorecard.leafAverages) }
        json.member("hierarchical", scorecard.hierarchical)
      }
      if let ruleReport {
        json.key("rule-report")
        json.array(of: ruleReport.scores) { $1.write(to: &$0, rules) }
      }
      if let disagreements {
        json.key("disagreements")
        json.array(of: disagreements) { $1.write(to: &$0, rules.taxonomy) }
      }
    }
    return json.bytes
  }
}

extension TagScores {
  fileprivate func write(to json: inout JSONWriter, _ taxonomy: Taxonomy) {
    json.object { json in
      json["tag"] = taxonomy[tag].id
      json["level"] = taxonomy[tag].group == nil ? "group" : "tag"
      json.member("documents", documents)
      json.member("disputed", disputed)
      json.member("support", support)
      json.member("found", found)
      json.member("missed", missed)
      json.member("wrong", wrong)
      json.key("central")
      json.object { json in
        json.member("support", central.support)
        json.member("found", central.found)
      }
      guard let measures else { return }
      json.write(measures.agreement)
      json.member("central-recall", measures.centralRecall)
      json.member("average-precision", measures.averagePrecision)
      json.member("brier", measures.brierScore)
      json.member("log-loss", measures.logLoss)
      json.member("calibration-error", measures.calibrationError)
      json.key("reliability")
      measures.reliability.write(to: &json)
    }
  }
}

extension Reliability {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("miscalibration", miscalibration)
      json.member("discrimination", discrimination)
      json.member("uncertainty", uncertainty)
      json.key("steps")
      json.array(of: steps) { json, step in
        json.object { json in
          json.member("from", step.confidences.lowerBound)
          json.member("to", step.confidences.upperBound)
          json.member("confidence", step.meanConfidence)
          json.member("observed", step.observed)
          json.member("weight", step.weight)
        }
      }
    }
  }
}

extension RuleScores {
  fileprivate func write(to json: inout JSONWriter, _ rules: RuleSet) {
    json.object { json in
      json["rule"] = rules[rule].id
      json["tag"] = rules.taxonomy[tag].id
      json["status"] = rules[rule].status.rawValue
      json.member("strength", rules[rule].strength)
      json.member("documents", documents)
      json.member("fires", fires)
      json.member("right", right)
      json.member("wrong", wrong)
      json.key("precision")
      if let precision {
        json.object { json in
          json.member("value", precision)
          json.member("lower", precisionInterval?.lower)
          json.member("upper", precisionInterval?.upper)
        }
      } else {
        json.null()
      }
      json.member("lift", lift)
      json.member("unique", unique)
      json.member("harm", harm)
      json.member("overlap", overlap)
      json.member("conflict", conflict)
      json.member("vetoes", vetoes)
      json.key("idle")
      json.object { json in
        for (reason, count) in idle.sorted(by: { $0.key < $1.key }) {
          json.member(reason.words(rules), count)
        }
      }
      json["remark"] = remark(rules)
    }
  }
}

extension Disagreement {
  fileprivate func write(to json: inout JSONWriter, _ taxonomy: Taxonomy) {
    json.object { json in
      json["tag"] = taxonomy[tag].id
      json["kind"] = kind.rawValue
      json["id"] = tagged.sample.id
      json["file"] = tagged.sample.location.file
      json.member("line", tagged.sample.location.line)
      json.member("grade", observation.grade?.rawValue ?? 0)
      json.member("confidence", observation.confidence)
      json["status"] = observation.status.rawValue
      json["reason"] = entry?.reason
      json.key("labelled")
      json.array(of: quotes) { $0.value($1.text) }
      json.key("hits")
      json.array(of: entry?.entries ?? []) { json, hit in
        json.object { json in
          hit.evidence.writeMembers(to: &json)
          json.key("counts")
          json.value(hit.reason == nil)
          json["reason"] = hit.reason
        }
      }
      json.key("near-misses")
      json.array(of: nearMisses) { json, miss in
        json.object { json in
          json["rule"] = miss.rule
          json["reason"] = miss.reason
        }
      }
    }
  }
}

extension JSONWriter {
  mutating func member(_ key: String, _ figure: Figure?) {
    self.key(key)
    guard let figure else { return null() }
    object { json in
      json.member("value", figure.value)
      json.member("lower", figure.interval?.lower)
      json.member("upper", figure.interval?.upper)
    }
  }

  fileprivate mutating func write(_ agreement: Agreement) {
    member("precision", agreement.precision)
    member("recall", agreement.recall)
    member("f1", agreement.f1)
  }

  fileprivate mutating func member(_ key: String, _ agreement: Agreement) {
    self.key(key)
    object { $0.write(agreement) }
  }

  fileprivate mutating func member(_ key: String, _ averages: Averages) {
    self.key(key)
    object { json in
      json.member("micro", averages.micro)
      json.member("macro-f1", averages.macroF1)
      json.member("macro-tags", averages.macroTags)
      json.member("supported-macro-f1", averages.supportedMacroF1)
      json.member("supported-tags", averages.supportedTags)
      json.member("document-f1", averages.perDocumentF1)
    }
  }
}
