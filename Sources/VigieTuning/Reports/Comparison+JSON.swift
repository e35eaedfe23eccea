internal import VigieOutput

extension RuleSetComparison {
  /// The report as one line of JSON.
  package func json(old: String, new: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("samples", samples)
      json["old"] = old
      json["new"] = new
      json.key("micro")
      json.object { json in
        json.member("f1-old", micro.first)
        json.member("f1-new", micro.second)
        json.key("change-interval")
        json.write(micro.difference)
      }
      json.key("tags")
      json.array(of: tags) { $1.write(to: &$0) }
      json.key("tags-of-old-only")
      json.array(of: onlyOld) { $0.value($1) }
      json.key("tags-of-new-only")
      json.array(of: onlyNew) { $0.value($1) }
    }
    return json.bytes
  }
}

extension RuleSetComparison.TagComparison {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json["tag"] = tag
      json["level"] = isGroup ? "group" : "tag"
      json.member("support", support)
      json.member("f1-old", comparison.first.f1)
      json.member("f1-new", comparison.second.f1)
      json.key("change-interval")
      json.write(comparison.f1Difference)
      json.member("better", comparison.onlySecond)
      json.member("worse", comparison.onlyFirst)
      json.member("mcnemar", comparison.mcNemar)
      json.member("holm", adjusted)
      json.key("changes")
      json.array(of: changes) { json, change in
        json.object { json in
          change.change.writeMembers(to: &json)
          json["verdict"] = change.isRight.map { $0 ? "better" : "worse" } ?? "unknown"
        }
      }
    }
  }
}

extension RecordChanges {
  /// The report as one line of JSON.
  package func json(old: String, new: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("documents", documents)
      json.member("changed", changedDocuments)
      json["old"] = old
      json["new"] = new
      json.key("tags")
      json.array(of: tagsInOrder) { json, tag in
        json.object { json in
          json["tag"] = tag.tag
          json.member("old", tag.count.before)
          json.member("new", tag.count.after)
          json.member("gained", tag.count.gained)
          json.member("lost", tag.count.lost)
        }
      }
      json.key("changes")
      json.array(of: changes) { json, change in
        json.object { change.writeMembers(to: &$0) }
      }
    }
    return json.bytes
  }
}

extension TagChange {
  fileprivate func writeMembers(to json: inout JSONWriter) {
    json["document"] = document
    json["tag"] = tag
    json["change"] = isGained ? "gained" : "lost"
    json.member("confidence-old", before)
    json.member("confidence-new", after)
    json.key("evidence")
    json.array(of: witnesses) { json, witness in
      json.object { json in
        json["rule"] = witness.rule
        json["text"] = witness.words
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ interval: Interval?) {
    guard let interval else { return null() }
    array { json in
      for bound in [interval.lower, interval.upper] { json.value((bound * 1e6).rounded() / 1e6) }
    }
  }
}
