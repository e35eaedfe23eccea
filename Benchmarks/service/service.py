"""A vigie service of one's own, for the scripts beside this one."""

import argparse
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]


def options(description):
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vigie", default=str(ROOT / ".build/release/vigie"))
    parser.add_argument("--rules", default=str(ROOT / "rules"))
    return parser


class Service:
    """Runs while the `with` statement does; `port` is where it listens."""

    token = "0123456789abcdef0123456789abcdef"

    def __init__(self, arguments, *more, log=None):
        self.command = [
            arguments.vigie, "serve", "--port", "0", "--rules", arguments.rules, *more]
        self.log = log or tempfile.TemporaryFile("w+")

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "VIGIE_RELOAD_TOKEN": self.token})
        for line in self.process.stderr:
            self.log.write(line)
            if found := re.search(r"listening on http://\S+:(\d+)$", line):
                self.port = int(found[1])
                break
        else:
            sys.exit("the service did not start:\n" + self.text())
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        return self

    def _read(self):
        for line in self.process.stderr:
            self.log.write(line)

    def text(self):
        self.log.seek(0)
        return self.log.read()

    def memory(self):
        """Resident memory in MB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            sys.exit("the service did not stop")
        self.reader.join()
        if code != 0:
            sys.exit(f"the service ended with {code}:\n" + self.text()[-2000:])


def documents(size):
    """Texts of about so many bytes, from the labelled samples."""
    texts = [
        json.loads(line)["text"]
        for line in (ROOT / "samples/en.ndjson").read_text().splitlines()]
    for start in range(len(texts)):
        text = ""
        for text_ in texts[start:] + texts[:start]:
            text += text_ + "\n\n"
            if len(text) >= size:
                break
        yield text[:size]
