"""What every engine written in Python is run by: see the commands in the README."""

import argparse
import json
import pathlib
import sys
import time


class Engine:
    """Patterns made ready for searching. Subclasses say what it could not take in `refused`."""

    has_spans = True
    version = None  # of the library, with its name

    def __init__(self, patterns):
        self.patterns = patterns
        self.refused = []  # numbers of patterns

    def prepare(self, document):
        """What `count` and `facts` take; made before any time is measured."""
        return document

    def size(self, document):
        """Bytes of a prepared document."""
        return len(document)

    def count(self, document):
        """The number of matches that are not empty."""
        raise NotImplementedError

    def facts(self, document):
        """Tuples (pattern, start, end) in bytes, or (pattern,) for engines without places."""
        raise NotImplementedError


def serve(make):
    """Runs the engine that `make(patterns)` gives, at the word of a driver."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--patterns", type=pathlib.Path, required=True)
    parser.add_argument("--documents", type=pathlib.Path, action="append", required=True)
    options = parser.parse_args()
    patterns = options.patterns.read_text(encoding="utf-8").splitlines()
    start = time.perf_counter()
    engine = make(patterns)
    setup = time.perf_counter() - start
    texts = [[engine.prepare(document) for document in path.read_bytes().split(b"\0") if document]
             for path in options.documents]
    say({"setup": setup, "patterns": len(patterns), "refused": engine.refused,
         "version": engine.version, "spans": engine.has_spans, "documents": [len(text) for text in texts]})
    for line in sys.stdin:
        command, text, count, *rest = line.split()
        documents, count = texts[int(text)], int(count)
        if command == "run":
            say(timed(engine, documents, count))
        elif command == "facts":
            found = 0
            with open(rest[0], "w", encoding="ascii") as file:
                for number, document in enumerate(documents[:count]):
                    for fact in engine.facts(document):
                        found += 1
                        print(number, *fact, file=file)
            say({"facts": found})
        else:
            sys.exit(f"not a command: {line}")


def timed(engine, documents, count):
    chosen = [documents[number % len(documents)] for number in range(count)]
    matches = 0
    start = time.perf_counter()
    for document in chosen:
        matches += engine.count(document)
    seconds = time.perf_counter() - start
    return {"nanoseconds": seconds * 1e9, "documents": count, "matches": matches,
            "bytes": sum(engine.size(document) for document in chosen)}


def say(value):
    print(json.dumps(value), flush=True)
