"""100 reloads while 10,000 requests run: none fails, and each answer names the rules that made it.

The rules are edited before each reload, to and fro between two phrases; a document holds both, and its
record must show the one that the rules of its fingerprint look for.
"""

import concurrent.futures
import http.client
import json
import pathlib
import sys
import tempfile

from service import Service, options

RULES = """
format: 1
taxonomy: t
version: 1
languages: [en]
groups:
  - id: threat
    label: {en: Threat}
    scope: {en: S}
    tags:
      - {id: meddling, label: {en: Meddling}, scope: {en: S}}
language: en
rules:
  - id: en.meddling
    tag: threat/meddling
    description: meddling
    strength: decisive
    match: {phrases: ['%s']}
    examples: {match: ['The %s.'], no-match: ['An election.']}
"""
PHRASES = ["ballot fraud", "election meddling"]
BODY = json.dumps({"text": "There was ballot fraud. There was election meddling. " * 30})


def post(connection, path, body="", headers={}):
    connection.request("POST", path, body, headers)
    response = connection.getresponse()
    return response.status, response.headers, json.loads(response.read())


def ask(port, count):
    """So many requests over one connection: (fingerprint, what was found) of each."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    answers = []
    for _ in range(count):
        status, headers, record = post(
            connection, "/tag", BODY, {"Content-Type": "application/json"})
        if status != 200:
            raise RuntimeError(f"status {status}: {record}")
        fingerprint = record["rules"]["fingerprint"]
        if headers["Vigie-Rules"] != fingerprint:
            raise RuntimeError("header and record name different rules")
        found = {e["text"].lower() for tag in record["tags"] for e in tag["evidence"]}
        answers.append((fingerprint, frozenset(found)))
    return answers


def main():
    parser = options(__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--reloads", type=int, default=100)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "rules.yaml")
        file.write_text(RULES % (PHRASES[0], PHRASES[0]))
        arguments.rules = folder
        with Service(arguments, "--no-access-log") as service:
            pool = concurrent.futures.ThreadPoolExecutor(8)
            clients = [pool.submit(ask, service.port, arguments.requests // 8) for _ in range(8)]
            admin = http.client.HTTPConnection("127.0.0.1", service.port)
            known = {}
            under_load = 0
            for number in range(1, arguments.reloads + 1):
                phrase = PHRASES[number % 2]
                file.write_text(RULES % (phrase, phrase))
                under_load += any(not client.done() for client in clients)
                status, _, answer = post(
                    admin, "/reload", headers={"Authorization": "Bearer " + Service.token})
                if status != 200 or answer["status"] != "changed":
                    sys.exit(f"reload {number}: {status} {answer}")
                known[answer["fingerprint"]] = phrase
                if number % 10 == 0:
                    file.write_text("rules: [")
                    status, _, answer = post(
                        admin, "/reload", headers={"Authorization": "Bearer " + Service.token})
                    if status != 422 or not answer["diagnostics"]:
                        sys.exit(f"broken rules: {status} {answer}")
            answers = [answer for client in clients for answer in client.result()]
    wrong = sum(found != {known[fingerprint]} for fingerprint, found in answers)
    print(f"{len(answers)} requests, {arguments.reloads} reloads, {under_load} of them under load, "
          f"{len(set(f for f, _ in answers))} fingerprints, {wrong} wrong")
    sys.exit("some records are not of the rules that they name" if wrong else None)


if __name__ == "__main__":
    main()
