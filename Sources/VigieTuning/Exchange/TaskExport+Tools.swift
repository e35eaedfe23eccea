internal import VigieCore
internal import VigieOutput

extension TaskExport {
  /// How a main subject is told from a mention, where a tool has but one list of names.
  static let centralSuffix = " (central)"

  /// https://labelstud.io/guide/predictions
  func labelStudio(_ task: LabellingTask, _ json: inout JSONWriter) {
    json.object { json in
      json.key("data")
      json.object { json in
        json["text"] = task.text
        json.carriedMembers(of: task)
      }
      json.key("predictions")
      json.array { json in
        json.object { json in
          json["model_version"] = "vigie \(fingerprint.rawValue.prefix(19))"
          if let best = task.suggestions.map(\.confidence).max() { json.member("score", best) }
          json.key("result")
          json.array { json in
            for grade in [Grade.mentioned, .central] {
              choices(grade, task, &json)
            }
            for (number, span) in allSpans(task).enumerated() {
              json.object { json in
                json["id"] = "e\(number + 1)"
                json["from_name"] = "evidence"
                json["to_name"] = "text"
                json["type"] = "labels"
                json.key("value")
                json.object { json in
                  json.member("start", span.range.lowerBound)
                  json.member("end", span.range.upperBound)
                  json["text"] = span.text
                  json.key("labels")
                  json.array { $0.value(span.tag) }
                }
              }
            }
          }
        }
      }
    }
  }

  private func choices(_ grade: Grade, _ task: LabellingTask, _ json: inout JSONWriter) {
    let tags = task.suggestions.filter { $0.grade == grade }.map(\.tag)
    guard !tags.isEmpty else { return }
    let name = grade == .central ? "central" : "mentioned"
    json.object { json in
      json["id"] = name
      json["from_name"] = name
      json["to_name"] = "text"
      json["type"] = "choices"
      json.key("value")
      json.object { json in
        json.key("choices")
        json.array(of: tags) { $0.value($1) }
      }
    }
  }

  /// A project of the kind "intent detection and slot filling": `cats` for the document, `entities`
  /// for its words.
  func doccano(_ task: LabellingTask, _ json: inout JSONWriter) {
    json.object { json in
      json["text"] = task.text
      json.key("entities")
      json.array(of: allSpans(task)) { json, span in
        json.array { json in
          json.value(span.range.lowerBound)
          json.value(span.range.upperBound)
          json.value(span.tag)
        }
      }
      json.key("cats")
      json.array(of: task.suggestions) { $0.value(Self.name($1)) }
      json.carriedMembers(of: task)
    }
  }

  /// For `prodigy mark --view-id choice` with `"choice_style": "multiple"`.
  func prodigy(_ task: LabellingTask, _ json: inout JSONWriter) {
    json.object { json in
      json["text"] = task.text
      json.key("spans")
      json.array(of: allSpans(task)) { json, span in
        json.object { json in
          json.member("start", span.range.lowerBound)
          json.member("end", span.range.upperBound)
          json["label"] = span.tag
        }
      }
      json.key("options")
      json.array { json in
        for suffix in ["", Self.centralSuffix] {
          for tag in tags {
            json.object { json in
              json["id"] = taxonomy[tag].id + suffix
              json["text"] = taxonomy[tag].label() + suffix
            }
          }
        }
      }
      json.key("accept")
      json.array(of: task.suggestions) { $0.value(Self.name($1)) }
      json.key("meta")
      json.object { $0.carriedMembers(of: task) }
    }
  }

  private static func name(_ suggestion: LabellingTask.Suggestion) -> String {
    suggestion.tag + (suggestion.grade == .central ? centralSuffix : "")
  }

  /// The labelling interface of a Label Studio project for these tasks.
  package func labelStudioInterface() -> String {
    func lines(_ element: String) -> String {
      tags.map {
        let (id, label) = (Markup.escape(taxonomy[$0].id), Markup.escape(taxonomy[$0].label()))
        return "    <\(element) value=\"\(id)\" hint=\"\(label)\"/>\n"
      }.joined()
    }
    return """
      <View>
        <Header value="$title"/>
        <Labels name="evidence" toName="text" showInline="true">
      \(lines("Label"))  </Labels>
        <Text name="text" value="$text" granularity="symbol"/>
        <Header value="Mentioned"/>
        <Choices name="mentioned" toName="text" choice="multiple" showInline="true">
      \(lines("Choice"))  </Choices>
        <Header value="A main subject"/>
        <Choices name="central" toName="text" choice="multiple" showInline="true">
      \(lines("Choice"))  </Choices>
      </View>

      """
  }
}
