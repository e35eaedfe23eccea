"""Runs engines in turns and holds what they find against one another."""

import collections
import json
import pathlib
import select
import statistics
import subprocess
import tempfile

MOST_CHECKED = 500  # documents
PATIENCE = 10  # seconds that an engine may take for its first document


class EngineFailed(Exception):
    """An engine's process ended of itself; the message is its last word."""


class Runner:
    """One engine in a process of its own, which waits for commands; see the README for them."""

    def __init__(self, name, command, patterns, documents):
        self.name = name
        arguments = [*command, "--patterns", patterns]
        for path in documents:
            arguments += ["--documents", path]
        self.process = subprocess.Popen(
            [str(argument) for argument in arguments], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.ready = self.answer()

    def answer(self, patience=None):
        """The next line as JSON; None, and an end to the process, where it takes too many seconds."""
        if patience and not select.select([self.process.stdout], [], [], patience)[0]:
            self.process.kill()
            self.process.wait()
            return None
        line = self.process.stdout.readline()
        if not line:
            complaint = self.process.communicate()[1].strip().splitlines()
            reason = complaint[-1] if complaint else "ended without a word"
            raise EngineFailed(f"{self.name}: {reason}")
        return json.loads(line)

    def ask(self, *words, patience=None):
        print(*words, file=self.process.stdin, flush=True)
        return self.answer(patience)

    def run(self, text, count, patience=None):
        return self.ask("run", text, count, patience=patience)

    def facts(self, text, count):
        """What is found in the first documents: a set of (document, pattern, ...) of numbers."""
        with tempfile.TemporaryDirectory(prefix="vigie-facts-") as folder:
            file = pathlib.Path(folder) / "facts"
            self.ask("facts", text, count, file)
            lines = file.read_text().splitlines()
        return {tuple(map(int, line.split())) for line in lines}

    def peak_memory(self):
        """Bytes, or None where the system does not tell."""
        try:
            status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return None
        return next((int(line.split()[1]) * 1024 for line in status.splitlines()
                     if line.startswith("VmHWM")), None)

    def close(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()


def calibrate(runner, text, seconds):
    """How many documents take so long; machine code that is made on first need is made here.

    Returns None where the first is more than anybody would wait for.
    """
    if runner.process.poll() is not None:
        return None
    if not runner.run(text, 1, PATIENCE):
        return None
    count, most = 1, max(1, 20 * runner.ready["documents"][text])
    while True:
        taken = runner.run(text, count)["nanoseconds"] * 1e-9
        if taken >= seconds / 3 or count == most:
            return max(1, min(most, round(count * seconds / max(taken, 1e-9))))
        count = min(most, 3 * count)


def measure(runners, text, seconds, rounds):
    """All engines on one text, one after the other, round after round.

    Returns by name: what each round took in nanoseconds per byte, and how many documents it had.
    """
    counts = {runner.name: calibrate(runner, text, seconds) for runner in runners}
    results = {runner.name: {"documents": counts[runner.name], "ns_per_byte": []}
               for runner in runners}
    for _ in range(rounds):
        for runner in runners:
            if counts[runner.name] is None:
                continue
            round_ = runner.run(text, counts[runner.name])
            result = results[runner.name]
            result["ns_per_byte"].append(round_["nanoseconds"] / round_["bytes"])
            result["matches_per_document"] = round_["matches"] / round_["documents"]
            result["incomplete"] = round_.get("incomplete", 0)
    return results


def add_ratios(results, base):
    """How many times as fast as the base an engine is: medians of the ratios within a round."""
    for result in results.values():
        if not result["ns_per_byte"]:
            continue
        result["median_ns_per_byte"] = statistics.median(result["ns_per_byte"])
        if base in results and results[base]["ns_per_byte"]:
            ratios = [slow / fast for slow, fast in
                      zip(results[base]["ns_per_byte"], result["ns_per_byte"])]
            result["ratio"] = statistics.median(ratios)
            result["ratio_range"] = [min(ratios), max(ratios)]


def check(runners, text, results, base, patterns):
    """Counts what engines find otherwise than the base in the documents that both can be given.

    Places are compared where the engine tells them, and else only whether a pattern matches in a
    document; patterns that an engine refused are left aside. The patterns that most differences are
    of tell the reason.
    """
    by_name = {runner.name: runner for runner in runners}
    if base not in by_name or results[base]["documents"] is None:
        return
    most = min(MOST_CHECKED, 4 * results[base]["documents"], by_name[base].ready["documents"][text])
    expected = by_name[base].facts(text, most)
    for runner in runners:
        result = results[runner.name]
        if result["documents"] is None or runner.name == base:
            continue
        count = min(most, 4 * result["documents"])
        width = None if runner.ready["spans"] else 2
        refused = set(runner.ready["refused"])
        truth = {fact[:width] for fact in expected if fact[0] < count and fact[1] not in refused}
        found = {fact[:width] for fact in runner.facts(text, count)}
        result["check"] = {
            "documents": count, "places": runner.ready["spans"], "facts": len(truth),
            "missing": len(truth - found), "extra": len(found - truth),
            "most": [{"pattern": patterns[number], "differences": times} for number, times in
                     collections.Counter(fact[1] for fact in truth ^ found).most_common(3)]}
