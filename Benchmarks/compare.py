#!/usr/bin/env python3
"""Compares the matcher with its peers: all engines in turns, one table.

  compare.py                                        generated patterns and texts
  compare.py --sizes 1000 --engines matcher YARA-X plain
  compare.py --patterns mine.txt --documents mine.bin
  compare.py --sizes --corpus press/ --rules ../rules    only the rules, on real documents

Ratios are medians over rounds of what the engines took within one round, so a machine that is busy for
a while harms them little; figures of one run can be compared, those of two runs hardly.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import sys

import workload
from comparing import engines, measuring, tables

WORKLOAD = engines.HERE / ".build/workload"
TEXTS = ("on-topic", "off-topic")


def say(message):
    print(message, file=sys.stderr, flush=True)


def options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1000, 10000],
                        help="numbers of patterns (default: 100 1000 10000)")
    parser.add_argument("--kinds", nargs="+", choices=["words", "mixed"], default=["words", "mixed"],
                        help="only patterns that need a word, or 1 in 100 that needs none")
    parser.add_argument("--engines", nargs="+", metavar="NAME")
    parser.add_argument("--prototype", metavar="PATH",
                        help="a program of yours that takes the same arguments and commands")
    parser.add_argument("--patterns", type=pathlib.Path, nargs="+", default=[],
                        help="in place of generated ones: files with a pattern a line")
    parser.add_argument("--documents", type=pathlib.Path, nargs="+", default=[],
                        help="with --patterns: files of documents, a zero byte behind each")
    parser.add_argument("--common", action="store_true",
                        help="only the patterns that all engines take")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.5, help="of each engine in a round")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--megabytes", type=float, default=10, help="of each generated text")
    parser.add_argument("--corpus", nargs="+", metavar="PATH", help="documents for the rules")
    parser.add_argument("--rules", default=str(engines.HERE.parent / "rules"), metavar="PATH")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write all figures there")
    chosen = parser.parse_args()
    if bool(chosen.patterns) != bool(chosen.documents):
        parser.error("--patterns and --documents go together")
    if chosen.rounds < 1:
        parser.error("--rounds must be 1 or more")
    return chosen


def pattern_sets(chosen):
    """Tuples (name, file of patterns, {name of a text: file of documents})."""
    if chosen.patterns:
        texts = {path.stem: path for path in chosen.documents}
        return [(path.stem, path, texts) for path in chosen.patterns]
    if not chosen.sizes:
        return []
    workload.write(WORKLOAD, sorted(chosen.sizes), chosen.seed, chosen.megabytes)
    return [(f"{size:,} patterns, {kind}", WORKLOAD / f"{kind}-{size}.txt",
             {text: WORKLOAD / f"{text}.bin" for text in TEXTS})
            for size in chosen.sizes for kind in chosen.kinds]


def start(name, patterns, texts, commands):
    """A runner for each engine that can take the patterns, or most of them."""
    runners = []
    for engine, command in commands.items():
        say(f"{name}: {engine} gets ready")
        try:
            runners.append(measuring.Runner(engine, command, patterns, texts.values()))
        except measuring.EngineFailed as failure:
            say(f"{name}: left out: {failure}")
    return runners


def common_patterns(name, patterns, texts, commands):
    """A file of those patterns that all engines take."""
    refused = set()
    for runner in start(name, patterns, texts, commands):
        refused.update(runner.ready["refused"])
        runner.close()
    lines = patterns.read_text(encoding="utf-8").splitlines(keepends=True)
    file = WORKLOAD / f"{patterns.stem}-common.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(line for number, line in enumerate(lines) if number not in refused),
                    encoding="utf-8")
    return file


def compare(name, patterns, texts, commands, chosen):
    """All engines on all texts with one set of patterns."""
    if chosen.common:
        patterns = common_patterns(name, patterns, texts, commands)
        name += " that all engines take"
    sources = patterns.read_text(encoding="utf-8").splitlines()
    runners = start(name, patterns, texts, commands)
    try:
        for number, text in enumerate(texts):
            say(f"{name}: {text} text")
            results = measuring.measure(runners, number, chosen.seconds, chosen.rounds)
            measuring.add_ratios(results, engines.PLAIN)
            measuring.check(runners, number, results, engines.PLAIN, sources)
            for runner in runners:
                ready = runner.ready
                results[runner.name] |= {
                    "setup": ready["setup"], "patterns": ready["patterns"],
                    "refused": len(ready["refused"]), "unfiltered": ready.get("unfiltered"),
                    "version": ready.get("version"), "memory": runner.peak_memory()}
            yield {"set": name, "text": text, "engines": results}
    finally:
        for runner in runners:
            runner.close()


def machine():
    model = platform.processor()
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
    except OSError:
        pass
    return {"processor": model, "cores": os.cpu_count(), "system": platform.platform(),
            "python": platform.python_version(), "load": os.getloadavg()[0],
            "date": datetime.date.today().isoformat()}


def main():
    chosen = options()
    report = {"machine": machine(), "rounds": chosen.rounds, "sets": []}
    commands = engines.commands(chosen.engines, chosen.prototype, say)
    print(tables.heading(report["machine"], chosen.rounds), flush=True)
    for name, patterns, texts in pattern_sets(chosen):
        for table in compare(name, patterns, texts, commands, chosen):
            report["sets"].append(table)
            print(tables.patterns(table), flush=True)
    if chosen.corpus:
        say("rules on documents")
        report["rules"] = engines.documents(chosen.rules, chosen.corpus, chosen.rounds)
        print(tables.rules(report["rules"]), flush=True)
    if chosen.json:
        partial = chosen.json.with_name(chosen.json.name + ".part")
        partial.write_text(json.dumps(report, indent=1) + "\n")
        partial.replace(chosen.json)


if __name__ == "__main__":
    try:
        main()
    except measuring.EngineFailed as failure:
        sys.exit(f"compare.py: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
