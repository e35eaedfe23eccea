#!/usr/bin/env python3
"""YARA-X (`pip install yara-x`): a rule for each pattern.

Its expressions are bytes and ASCII, without lookaround and back references, and it reports a match at
every place where one begins, so only (document, pattern) is compared.
"""

import importlib.metadata

import yara_x

from engine import Engine, serve


class Yara(Engine):
    has_spans = False
    version = "YARA-X " + importlib.metadata.version("yara-x")

    def __init__(self, patterns):
        super().__init__(patterns)
        compiler = yara_x.Compiler()
        for number, pattern in enumerate(patterns):
            expression = pattern.replace("/", r"\/")
            try:
                compiler.add_source(
                    f"rule r{number} {{ strings: $a = /{expression}/ nocase condition: $a }}")
            except yara_x.CompileError:
                self.refused.append(number)
        self.rules = compiler.build()
        self.scanner = yara_x.Scanner(self.rules)

    def count(self, document):
        return sum(len(pattern.matches) for rule in self.scanner.scan(document).matching_rules
                   for pattern in rule.patterns)

    def facts(self, document):
        return sorted((int(rule.identifier[1:]),)
                      for rule in self.scanner.scan(document).matching_rules)


if __name__ == "__main__":
    serve(Yara)
