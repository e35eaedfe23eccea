extension OpenAPI {
  static let paths = #"""
        "/tag": {
          "post": {
            "operationId": "tag",
            "summary": "Tags one document.",
            "parameters": [{"$ref": "#/components/parameters/all"}, {"$ref": "#/components/parameters/min-confidence"}],
            "requestBody": {
              "required": true,
              "content": {
                "application/json": {
                  "schema": {"$ref": "#/components/schemas/document"},
                  "example": {"id": "2026-114", "title": "Statement on the vote", "text": "Hostile state actors tried to influence the June election."}
                },
                "text/plain": {"schema": {"$ref": "#/components/schemas/text"}}
              }
            },
            "responses": {
              "200": {
                "description": "The record.",
                "headers": {"Vigie-Rules": {"$ref": "#/components/headers/rules"}, "Vigie-Warnings": {"$ref": "#/components/headers/warnings"}},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/record"}}}
              },
              "400": {"$ref": "#/components/responses/problem"},
              "408": {"$ref": "#/components/responses/problem"},
              "413": {"$ref": "#/components/responses/problem"},
              "415": {"$ref": "#/components/responses/problem"},
              "422": {"$ref": "#/components/responses/problem"},
              "429": {"$ref": "#/components/responses/refusal"},
              "503": {"$ref": "#/components/responses/problem"}
            }
          }
        },
        "/tag/batch": {
          "post": {
            "operationId": "tagBatch",
            "summary": "Tags documents, one a line, in order and while they come.",
            "description": "For each line that is not blank there is one line, a record or an error with the number of its line and, where it can be read, the id. A record names in warnings what was doubtful. All are tagged with the rules that were in force when the batch began. An answer that ends without its last chunk is not whole.",
            "parameters": [{"$ref": "#/components/parameters/all"}, {"$ref": "#/components/parameters/min-confidence"}],
            "requestBody": {
              "required": true,
              "content": {
                "application/x-ndjson": {
                  "schema": {"description": "JSON objects, each a document, one a line; what is none has an error as its answer."},
                  "example": "{\"id\": \"1\", \"text\": \"Troll farms spread false claims.\"}\n"
                }
              }
            },
            "responses": {
              "200": {
                "description": "Records and errors, one a line.",
                "headers": {"Vigie-Rules": {"$ref": "#/components/headers/rules"}},
                "content": {"application/x-ndjson": {"schema": {"type": "string", "description": "Each line is a record or a line-error."}}}
              },
              "400": {"$ref": "#/components/responses/problem"},
              "408": {"$ref": "#/components/responses/problem"},
              "415": {"$ref": "#/components/responses/problem"},
              "429": {"$ref": "#/components/responses/refusal"}
            }
          }
        },
        "/rules": {
          "get": {
            "operationId": "rules",
            "summary": "The rules in force.",
            "responses": {
              "200": {
                "description": "Fingerprint, counts and list.",
                "headers": {"Vigie-Rules": {"$ref": "#/components/headers/rules"}},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/rules"}}}
              },
              "400": {"$ref": "#/components/responses/problem"},
              "429": {"$ref": "#/components/responses/refusal"},
              "503": {"$ref": "#/components/responses/problem"}
            }
          }
        },
        "/taxonomy": {
          "get": {
            "operationId": "taxonomy",
            "summary": "The tags, with their labels, scopes and mappings.",
            "responses": {
              "200": {
                "description": "All groups, each with its tags behind it.",
                "headers": {"Vigie-Rules": {"$ref": "#/components/headers/rules"}},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/taxonomy"}}}
              },
              "400": {"$ref": "#/components/responses/problem"},
              "429": {"$ref": "#/components/responses/refusal"},
              "503": {"$ref": "#/components/responses/problem"}
            }
          }
        },
        "/health": {
          "get": {
            "operationId": "health",
            "summary": "Whether the process lives.",
            "responses": {
              "200": {"description": "It does.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/health"}}}},
              "400": {"$ref": "#/components/responses/problem"}
            }
          }
        },
        "/ready": {
          "get": {
            "operationId": "ready",
            "summary": "Whether to send requests: rules are loaded and the service is not stopping.",
            "responses": {
              "200": {
                "description": "Send them.",
                "headers": {"Vigie-Rules": {"$ref": "#/components/headers/rules"}},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/readiness"}}}
              },
              "400": {"$ref": "#/components/responses/problem"},
              "503": {"$ref": "#/components/responses/problem"}
            }
          }
        },
        "/metrics": {
          "get": {
            "operationId": "metrics",
            "summary": "Measurements, in the text format of Prometheus.",
            "responses": {
              "200": {"description": "Families of measurements.", "content": {"text/plain": {"schema": {"type": "string"}}}},
              "400": {"$ref": "#/components/responses/problem"}
            }
          }
        },
        "/reload": {
          "post": {
            "operationId": "reload",
            "summary": "Loads the rules again; with mistakes in them, those before stay in force.",
            "description": "Only with the reload token, and only from allowed addresses, without a proxy.",
            "security": [{"reload-token": []}],
            "responses": {
              "200": {
                "description": "The rules that are in force now.",
                "headers": {"Vigie-Rules": {"$ref": "#/components/headers/rules"}},
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/reload"}}}
              },
              "400": {"$ref": "#/components/responses/problem"},
              "401": {"$ref": "#/components/responses/problem"},
              "403": {"$ref": "#/components/responses/problem"},
              "422": {"$ref": "#/components/responses/problem"}
            }
          }
        },
        "/openapi.json": {
          "get": {
            "operationId": "openapi",
            "summary": "This description.",
            "responses": {
              "200": {"description": "OpenAPI 3.1.", "content": {"application/json": {"schema": {"type": "object", "required": ["openapi", "paths"]}}}},
              "400": {"$ref": "#/components/responses/problem"}
            }
          }
        }
    """#

  static let parameters = #"""
          "all": {
            "name": "all", "in": "query", "required": false,
            "description": "Show the tags below the threshold too.",
            "schema": {"type": "boolean", "default": false}
          },
          "min-confidence": {
            "name": "min-confidence", "in": "query", "required": false,
            "description": "Show only tags of at least this confidence.",
            "schema": {"type": "number", "minimum": 0, "maximum": 1, "default": 0}
          }
    """#

  static let headers = #"""
          "rules": {
            "description": "The fingerprint of the rules that made the answer.",
            "required": true,
            "schema": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
          },
          "warnings": {
            "description": "Codes of what was doubtful in the document, parted by commas.",
            "schema": {"type": "string"}
          }
    """#

  static let responses = #"""
          "problem": {
            "description": "Why there is no such answer (RFC 9457).",
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
          },
          "refusal": {
            "description": "More work than the service takes on at a time.",
            "headers": {"Retry-After": {"required": true, "description": "Seconds.", "schema": {"type": "integer", "minimum": 1}}},
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
          }
    """#
}
