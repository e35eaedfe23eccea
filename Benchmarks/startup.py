#!/usr/bin/env python3
"""Times the program itself: its start, its memory, and documents of 100 MB.

  startup.py                              generated rules, and the shipped ones
  startup.py --vigie PATH --rules FOLDER --large 0

The start is the time from the call to the first record of one short document: without a cache, from the
cache, from a compiled file, in turns. Peak memory is that of the process, as the system counts it.
"""

import argparse
import json
import multiprocessing
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from generating.documents import Documents
from generating.patterns import Patterns
from generating.vocabulary import Words

HERE = pathlib.Path(__file__).resolve().parent
TAG = "election-interference/foreign-meddling"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", default=HERE.parent / ".build/release/vigie", metavar="PATH")
    parser.add_argument("--rules", default=HERE.parent / "rules", type=pathlib.Path, metavar="PATH")
    parser.add_argument("--count", type=int, default=1000, help="of generated rules")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--large", type=float, default=100, metavar="MB",
                        help="size of the large documents; 0 leaves them out")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not shutil.which(str(options.vigie)):
        sys.exit(f"startup.py: no program '{options.vigie}': build it with make build, or name it "
                 "with --vigie")
    with tempfile.TemporaryDirectory(prefix="vigie-startup-") as name:
        folder = pathlib.Path(name)
        generated = folder / "generated"
        write_rules(generated, options.count, options.seed)
        shutil.copy(options.rules / "taxonomy.yaml", generated)
        short = folder / "short.txt"
        short.write_text("Officials said that they had seen meddling in the election.\n")
        sets = {f"{options.count:,} generated rules": generated, "shipped rules": options.rules}
        starts(options, sets, short, folder)
        if options.large:
            large(options, folder)


def write_rules(folder, count, seed):
    """Generated patterns as rule files of 100 rules, each with the examples that every rule must have."""
    folder.mkdir()
    made = Patterns(Words(seed), seed).make(count * 2, with_wordless=False)
    made = [(pattern, phrase) for pattern, phrase in made if pattern.isascii()][:count]
    quoted = lambda text: "'" + text.replace("'", "''") + "'"
    for first in range(0, count, 100):
        lines = ["format: 1", "language: en", "", "rules:"]
        for number, (pattern, phrase) in enumerate(made[first:first + 100], first):
            lines += [f"  - id: en.generated.rule-{number}", f"    tag: {TAG}",
                      f"    description: Generated rule {number}", "    strength: medium",
                      "    match:", f"      - {quoted(pattern)}", "    examples:",
                      "      match:", f"        - {quoted(f'Officials spoke of {phrase} today.')}",
                      "      no-match:", "        - 'Butter and apples went into the kettle.'"]
        (folder / f"rules-{first}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def starts(options, sets, short, folder):
    times, memory = {}, {}
    for name, rules in sets.items():
        compiled = folder / f"{len(times)}.rules"
        subprocess.run([options.vigie, "compile", rules, "-o", compiled], check=True,
                       stdout=subprocess.DEVNULL)
        cache = {"XDG_CACHE_HOME": str(folder / "cache")}
        times |= {(name, "YAML, no cache"): (rules, {"VIGIE_NO_CACHE": "1"}),
                  (name, "cache"): (rules, cache), (name, "compiled file"): (compiled, {})}
    time.sleep(2.5)  # files that were written just now are not cached
    runs = {key: [] for key in times}
    for round_ in range(options.rounds + 1):
        for key, (rules, environment) in times.items():
            first, _, peak = run([options.vigie, "tag", "--rules", rules, "--format", "ndjson",
                                  "--all", "-j", "1", short], environment)
            memory[key] = peak
            if round_:
                runs[key].append(first * 1e3)
    print(f"{'start to first record':<44} {'ms':>6} {'range':>15} {'memory':>8}")
    for (name, way), each in runs.items():
        print(f"{f'{name}, {way}':<44} {statistics.median(each):>6.0f} "
              f"{min(each):>6.0f} .. {max(each):>5.0f} {memory[name, way] / 1e6:>5.0f} MB")


def write_large(folder, megabytes, seed):
    """One document of so many megabytes in one.txt, and as many in documents of 4 kB in many.ndjson."""
    words = Words(seed)
    phrases = [[phrase for _, phrase in Patterns(words, seed).make(1000, False)]]
    binary = folder / "large.bin"
    Documents(words, seed, phrases).write(binary, int(megabytes * 1e6))
    documents = binary.read_bytes().decode().split("\0")
    (folder / "one.txt").write_text("\n".join(documents), encoding="utf-8")
    with open(folder / "many.ndjson", "w", encoding="utf-8") as file:
        for number, text in enumerate(document for document in documents if document):
            print(json.dumps({"id": str(number), "text": text}, ensure_ascii=False), file=file)


def large(options, folder):
    # In a process of its own: the memory of this one would be counted as that of those it starts.
    writer = multiprocessing.get_context("spawn").Process(
        target=write_large, args=(folder, options.large, options.seed))
    writer.start()
    writer.join()
    if writer.exitcode:
        sys.exit("startup.py: the large documents could not be written")
    one, many = folder / "one.txt", folder / "many.ndjson"
    compiled = folder / "shipped.rules"
    subprocess.run([options.vigie, "compile", options.rules, "-o", compiled], check=True,
                   stdout=subprocess.DEVNULL)
    print(f"\n{f'{options.large:g} MB, shipped rules, compiled':<44} {'s':>6} {'MB/s':>8} {'memory':>8}  records")
    for name, path in (("one document", one), ("documents of 4 kB (NDJSON)", many)):
        for jobs in (1, 2):
            _, seconds, peak = run([options.vigie, "tag", "--rules", compiled, "--format",
                                    "ndjson", "-j", str(jobs), "-o", folder / "out", path], {})
            with open(folder / "out", encoding="utf-8") as file:
                complete = [json.loads(line).get("complete", True) for line in file]
            print(f"{f'{name}, {jobs} at a time':<44} {seconds:>6.1f} "
                  f"{path.stat().st_size / 1e6 / seconds:>8.1f} {peak / 1e6:>5.0f} MB  "
                  f"{len(complete):,}, {complete.count(False)} incomplete", flush=True)


def run(command, environment):
    """Seconds to the first line of output, seconds in all, and bytes of peak memory."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE,
                               env=os.environ | environment)
    first = process.stdout.readline()
    to_first = time.perf_counter() - start
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode or ("-o" not in command and not first):
        sys.exit(f"startup.py: it failed: {' '.join(map(str, command))}")
    unit = 1 if sys.platform == "darwin" else 1024
    return to_first, time.perf_counter() - start, usage.ru_maxrss * unit


if __name__ == "__main__":
    main()
