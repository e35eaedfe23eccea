internal import Diagnostics
internal import VigieInput

extension OpenAPI {
  private static func names(_ codes: [Diagnostic.Code]) -> String {
    "[" + codes.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") + "]"
  }

  static let schemas = #"""
          "document": {
            "type": "object",
            "required": ["text"],
            "properties": {
              "text": {"type": "string", "description": "What is tagged."},
              "title": {"type": ["string", "null"]},
              "id": {"type": ["string", "number", "null"], "description": "Given back as a string."},
              "date": {"type": ["string", "null"], "description": "The date of issue; YYYY-MM-DD is best."},
              "place": {"type": ["string", "null"]},
              "source": {"type": ["string", "null"]},
              "lang": {"type": ["string", "array", "null"], "items": {"type": ["string", "null"]}, "description": "A language tag, as 'en' or 'ja', or a list of such."},
              "language": {"type": ["string", "array", "null"], "items": {"type": ["string", "null"]}, "description": "The same."}
            },
            "anyOf": [
              {"properties": {"text": {"$ref": "#/components/schemas/text"}}},
              {"required": ["title"], "properties": {"title": {"$ref": "#/components/schemas/text"}}}
            ]
          },
          "text": {
            "type": "string",
            "pattern": "[^\\u0000-\\u0020\\u007f-\\u0090\\u0095\\u0098-\\u00a0\\u00ad\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufe00-\\ufe0f\\ufeff\udb40\udc00-\udb40\uddef]",
            "description": "More than white space and characters that nobody sees."
          },
          "record": {
            "type": "object",
            "required": ["tags", "groups", "rules", "complete"],
            "properties": {
              "id": {"type": "string"},
              "title": {"type": "string"},
              "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
              "place": {"type": "string"},
              "source": {"type": "string"},
              "language": {"type": "string"},
              "tags": {"type": "array", "items": {"$ref": "#/components/schemas/tag"}},
              "groups": {"type": "array", "items": {"$ref": "#/components/schemas/group"}},
              "rules": {
                "type": "object",
                "required": ["fingerprint", "calibrated"],
                "properties": {"fingerprint": {"$ref": "#/components/schemas/fingerprint"}, "calibrated": {"type": "boolean"}},
                "additionalProperties": false
              },
              "complete": {"type": "boolean", "description": "False where a match was stopped by a limit."},
              "incomplete": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["rule", "limit", "byte"],
                  "properties": {"rule": {"type": "string"}, "limit": {"type": "string"}, "byte": {"type": "integer", "minimum": 0}},
                  "additionalProperties": false
                }
              },
              "warnings": {
                "type": "array", "minItems": 1, "items": {"$ref": "#/components/schemas/doubt-code"},
                "description": "What was doubtful in the document, which was tagged all the same."
              }
            },
            "additionalProperties": false
          },
          "doubt-code": {"type": "string", "enum": \#(names(Diagnostic.Code.ofDoubts))},
          "record-code": {
            "type": "string", "enum": \#(names(Diagnostic.Code.ofRecords)),
            "description": "Why a record could not be tagged; the same in dead letters and in what 'vigie tag' writes."
          },
          "tag": {
            "type": "object",
            "required": ["tag", "label", "confidence", "central", "status", "score", "evidence"],
            "properties": {
              "tag": {"type": "string"},
              "label": {"type": "string"},
              "confidence": {"$ref": "#/components/schemas/probability"},
              "central": {"$ref": "#/components/schemas/probability"},
              "status": {"$ref": "#/components/schemas/status"},
              "score": {"type": "number", "description": "Log-odds."},
              "evidence": {"type": "array", "minItems": 1, "items": {"$ref": "#/components/schemas/evidence"}}
            },
            "additionalProperties": false
          },
          "group": {
            "type": "object",
            "required": ["tag", "label", "confidence", "central", "status"],
            "properties": {
              "tag": {"type": "string"},
              "label": {"type": "string"},
              "confidence": {"$ref": "#/components/schemas/probability"},
              "central": {"$ref": "#/components/schemas/probability"},
              "status": {"$ref": "#/components/schemas/status"}
            },
            "additionalProperties": false
          },
          "evidence": {
            "type": "object",
            "required": ["rule", "zone", "text", "bytes", "characters", "utf16", "line", "points"],
            "properties": {
              "rule": {"type": "string"},
              "zone": {"type": "string"},
              "field": {"type": "string", "enum": ["title"]},
              "text": {"type": "string"},
              "bytes": {"$ref": "#/components/schemas/range"},
              "characters": {"$ref": "#/components/schemas/range"},
              "utf16": {"$ref": "#/components/schemas/range"},
              "line": {"type": "integer", "minimum": 1},
              "cues": {"type": "array", "items": {"type": "string"}},
              "points": {"type": "number"}
            },
            "additionalProperties": false
          },
          "range": {
            "type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "integer", "minimum": 0},
            "description": "First, and the one after the last, in the field as it came."
          },
          "probability": {"type": "number", "minimum": 0, "maximum": 1},
          "status": {"type": "string", "enum": ["assigned", "review", "insufficient", "vetoed"]},
          "fingerprint": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
          "line-error": {
            "type": "object",
            "required": ["error"],
            "properties": {
              "id": {"type": "string", "description": "Of the record, where it can be read."},
              "error": {
                "type": "object",
                "required": ["code", "message", "line", "column"],
                "properties": {
                  "code": {"$ref": "#/components/schemas/record-code"},
                  "message": {"type": "string"},
                  "line": {"type": "integer", "minimum": 1},
                  "column": {"type": "integer", "minimum": 1}
                },
                "additionalProperties": false
              },
              "raw": {"type": "string", "description": "The beginning of the line."}
            },
            "additionalProperties": false
          },
          "rules": {
            "type": "object",
            "required": ["fingerprint", "calibrated", "counts", "rules"],
            "properties": {
              "fingerprint": {"$ref": "#/components/schemas/fingerprint"},
              "calibrated": {"type": "boolean"},
              "counts": {
                "type": "object",
                "required": ["rules", "patterns", "tags", "languages"],
                "properties": {
                  "rules": {"type": "integer", "minimum": 0},
                  "patterns": {"type": "integer", "minimum": 0},
                  "tags": {"type": "integer", "minimum": 0},
                  "languages": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
                },
                "additionalProperties": false
              },
              "rules": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["id", "tags", "description", "status", "strength"],
                  "properties": {
                    "id": {"type": "string"},
                    "language": {"type": "string"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "description": {"type": "string"},
                    "status": {"type": "string", "enum": ["stable", "trial", "retired"]},
                    "strength": {"type": "number", "description": "What one hit says for the tag, in log-odds, as written."}
                  },
                  "additionalProperties": false
                }
              }
            },
            "additionalProperties": false
          },
          "taxonomy": {
            "type": "object",
            "required": ["taxonomy", "version", "tags"],
            "properties": {
              "taxonomy": {"type": "string"},
              "version": {"type": "integer"},
              "tags": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["tag", "label", "scope"],
                  "properties": {
                    "tag": {"type": "string"},
                    "group": {"type": "string"},
                    "label": {"type": "object", "additionalProperties": {"type": "string"}},
                    "scope": {"type": "object", "additionalProperties": {"type": "string"}},
                    "false-friends": {"type": "array", "items": {"type": "string"}},
                    "mappings": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "required": ["scheme", "id"],
                        "properties": {"scheme": {"type": "string"}, "id": {"type": "string"}, "name": {"type": "string"}},
                        "additionalProperties": false
                      }
                    }
                  },
                  "additionalProperties": false
                }
              }
            },
            "additionalProperties": false
          },
          "health": {
            "type": "object", "required": ["status"],
            "properties": {"status": {"type": "string", "enum": ["alive"]}},
            "additionalProperties": false
          },
          "readiness": {
            "type": "object", "required": ["status", "rules"],
            "properties": {"status": {"type": "string", "enum": ["ready"]}, "rules": {"$ref": "#/components/schemas/fingerprint"}},
            "additionalProperties": false
          },
          "reload": {
            "type": "object", "required": ["status", "fingerprint", "rules"],
            "properties": {
              "status": {"type": "string", "enum": ["changed", "unchanged"]},
              "fingerprint": {"$ref": "#/components/schemas/fingerprint"},
              "previous": {"$ref": "#/components/schemas/fingerprint"},
              "rules": {"type": "integer", "minimum": 0}
            },
            "additionalProperties": false
          },
          "problem": {
            "type": "object",
            "required": ["type", "title", "status", "code", "detail"],
            "properties": {
              "type": {"type": "string", "enum": ["about:blank"]},
              "title": {"type": "string"},
              "status": {"type": "integer", "minimum": 400, "maximum": 599},
              "code": {"type": "string", "description": "A stable name; where a document is at fault, a record-code."},
              "detail": {"type": "string"},
              "line": {"type": "integer", "minimum": 1},
              "column": {"type": "integer", "minimum": 1},
              "diagnostics": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["severity", "code", "message", "file"],
                  "properties": {
                    "severity": {"type": "string", "enum": ["error", "warning"]},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                    "file": {"type": "string"},
                    "line": {"type": "integer", "minimum": 1},
                    "column": {"type": "integer", "minimum": 1}
                  },
                  "additionalProperties": false
                }
              }
            },
            "additionalProperties": false
          }
    """#
}
