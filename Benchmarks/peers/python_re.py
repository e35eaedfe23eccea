#!/usr/bin/env python3
"""Python's own `re`: every pattern by itself, or all of them as one alternation.

An alternation finds at each place only the first pattern that matches, and nothing that overlaps what
it found: it does less than the others, and its facts are fewer. Patterns with back references cannot
stand in it, and are searched by themselves.
"""

import platform
import re
import sys

from engine import Engine, serve


class OneByOne(Engine):
    version = "Python " + platform.python_version()

    def __init__(self, patterns):
        super().__init__(patterns)
        self.compiled = []
        for number, pattern in enumerate(patterns):
            try:
                self.compiled.append((number, re.compile(pattern, re.IGNORECASE)))
            except re.error:
                self.refused.append(number)

    def prepare(self, document):
        return document.decode(), len(document)

    def size(self, document):
        return document[1]

    def matches(self, text):
        for number, pattern in self.compiled:
            for match in pattern.finditer(text):
                if match.end() > match.start():
                    yield number, match

    def count(self, document):
        return sum(1 for _ in self.matches(document[0]))

    def facts(self, document):
        text = document[0]
        offsets = [0]
        for character in text:
            offsets.append(offsets[-1] + len(character.encode()))
        for number, match in self.matches(text):
            yield number, offsets[match.start()], offsets[match.end()]


class Alternation(OneByOne):
    def __init__(self, patterns):
        super().__init__(patterns)
        alone = [(number, pattern) for number, pattern in self.compiled if r"\1" in pattern.pattern]
        joined = [(number, pattern) for number, pattern in self.compiled if r"\1" not in pattern.pattern]
        self.compiled = alone
        self.numbers = {f"p{number}": number for number, _ in joined}
        self.joined = re.compile(
            "|".join(f"(?P<p{number}>{pattern.pattern})" for number, pattern in joined),
            re.IGNORECASE)

    def matches(self, text):
        for match in self.joined.finditer(text):
            if match.end() > match.start():
                yield self.numbers[match.lastgroup], match
        yield from super().matches(text)


if __name__ == "__main__":
    way = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    if way not in ("one-by-one", "alternation"):
        sys.exit("python_re.py: say one-by-one or alternation first")
    serve(OneByOne if way == "one-by-one" else Alternation)
