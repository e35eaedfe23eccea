#!/usr/bin/env python3
"""Counts machine instructions per byte with valgrind: the same on a busy machine as on an idle one.

  instructions.py                                 1,000 generated patterns, both kinds and texts
  instructions.py --engine plain --documents 5
  instructions.py --profile out/                  keeps what callgrind_annotate and KCachegrind read

The documents are searched once, and in another process twice. The difference is what the second search
took: patterns are compiled, and everything is warm.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import workload
from comparing import engines


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1000, help="number of patterns (default: 1000)")
    parser.add_argument("--documents", type=int, default=50)
    parser.add_argument("--engine", choices=["matcher", "plain"], default="matcher")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", type=pathlib.Path, metavar="FOLDER")
    options = parser.parse_args()
    for tool, package in (("valgrind", "valgrind"), ("strip", "binutils")):
        if not shutil.which(tool):
            sys.exit(f"instructions.py: install {package}")
    if not engines.BENCHMARK.exists():
        sys.exit("instructions.py: build first, as the README says")
    with tempfile.TemporaryDirectory(prefix="vigie-instructions-") as name:
        folder = options.profile or pathlib.Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        # Older releases of valgrind give up on Swift's debug information.
        program = pathlib.Path(name) / "vigie-benchmark"
        subprocess.run(["strip", "--strip-debug", "-o", program, engines.BENCHMARK], check=True)
        workload.write(folder, [options.size], options.seed, megabytes=1)
        print(f"{options.engine}, {options.size:,} patterns, {options.documents} documents: "
              "instructions per byte")
        for kind in ("words", "mixed"):
            for text in ("on-topic", "off-topic"):
                per_byte = count(program, folder, options, kind, text)
                print(f"{kind:<6} {text:<10} {per_byte:>10,.1f}", flush=True)


def count(program, folder, options, kind, text):
    totals = []
    for times in (1, 2):
        output = folder / f"{options.engine}-{kind}-{text}-{times}.callgrind"
        result = subprocess.run(
            ["valgrind", "--tool=callgrind", "--quiet", f"--callgrind-out-file={output}",
             program, "patterns", "--engine", options.engine,
             "--patterns", folder / f"{kind}-{options.size}.txt",
             "--documents", folder / f"{text}.bin"],
            input=f"run 0 {options.documents}\n" * times, capture_output=True, text=True)
        if result.returncode:
            sys.exit(result.stderr)
        searched = json.loads(result.stdout.splitlines()[-1])["bytes"]
        total = next(line for line in output.read_text().splitlines() if line.startswith("totals:"))
        totals.append(int(total.split()[1]))
    return (totals[1] - totals[0]) / searched


if __name__ == "__main__":
    main()
