"""The engines that can be had on this machine, and how each is started."""

import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent
BENCHMARK = HERE / ".build/release/vigie-benchmark"
PLAIN = "plain"


def commands(wanted, prototype, say):
    """Commands by the name of the engine, in the order of the table; `say` is told what is left out."""
    if not BENCHMARK.exists():
        sys.exit(f"compare.py: build first: swift build -c release --package-path '{HERE}'")
    found = {
        "matcher": [BENCHMARK, "patterns", "--engine", "matcher"],
        PLAIN: [BENCHMARK, "patterns", "--engine", "plain"],
        "re, one by one": [sys.executable, HERE / "peers/python_re.py", "one-by-one"],
        "re, alternation": [sys.executable, HERE / "peers/python_re.py", "alternation"],
    }
    if importlib.util.find_spec("yara_x"):
        found["YARA-X"] = [sys.executable, HERE / "peers/yara.py"]
    else:
        say("YARA-X is left out: pip install yara-x")
    if hyperscan := built_hyperscan(say):
        found["Hyperscan"] = [hyperscan]
    if prototype:
        found["prototype"] = [pathlib.Path(prototype).resolve()]
    unknown = set(wanted or []) - set(found)
    if unknown:
        sys.exit(f"compare.py: no engine {', '.join(sorted(unknown))}; there are: {', '.join(found)}")
    return {name: command for name, command in found.items() if not wanted or name in wanted}


def built_hyperscan(say):
    """The program for Hyperscan or Vectorscan, built anew; None where the library is missing."""
    tools = all(shutil.which(tool) for tool in ("cc", "pkg-config"))
    if not tools or subprocess.run(["pkg-config", "--exists", "libhs"]).returncode:
        say("Hyperscan is left out: install libvectorscan-dev or libhyperscan-dev, and a C compiler")
        return None
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libhs"], capture_output=True,
                           text=True, check=True).stdout.split()
    program = HERE / ".build/hyperscan"
    subprocess.run(["cc", "-O2", "-o", program, HERE / "peers/hyperscan.c", *flags], check=True)
    return program


def documents(rules, corpus, rounds):
    """What the benchmark of real rules on real documents reports: seconds of each round."""
    result = subprocess.run(
        [BENCHMARK, "documents", "--rules", rules, "--rounds", str(rounds), *corpus],
        stdout=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit(result.returncode)
    return json.loads(result.stdout)
