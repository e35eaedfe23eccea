"""Schemathesis against the service's own description (`pip install schemathesis`)."""

import os
import pathlib
import subprocess
import sys

from service import Service, options


HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = options(__doc__)
    parser.add_argument("--examples", type=int, default=200)
    arguments = parser.parse_args()
    with Service(arguments) as service:
        url = f"http://127.0.0.1:{service.port}"
        done = subprocess.run([
            "schemathesis", "run", f"{url}/openapi.json", "--url", url, "--checks", "all",
            "--max-examples", str(arguments.examples),
            "--header", f"Authorization: Bearer {Service.token}"],
            env={**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE)})
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
