"""Capacity with 64 connections and documents of 4 KB, then latency at 70 % of it.

The client shares the machine with the service. Think time between requests sets the rate: wrk sends
no faster than it is answered.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

from service import Service, documents, options

SCRIPT = """
local bodies = {%s}
local next_ = 0
local thread_ = 0
function setup(thread) thread:set("offset", thread_ * 7); thread_ = thread_ + 1 end
function init(args) wait = tonumber(args[1]); next_ = offset end
function request()
  next_ = next_ + 1
  return wrk.format("POST", "/tag", {["Content-Type"] = "application/json"}, bodies[next_ %% #bodies + 1])
end
function delay() return wait > 0 and math.random(0, 2 * wait) or 0 end
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("RESULT %%d %%d %%f %%f %%f %%f\\n", summary.requests,
    e.connect + e.read + e.write + e.status + e.timeout, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
"""


def wrk(port, script, seconds, wait):
    output = subprocess.run(
        ["wrk", "-t", "2", "-c", "64", "-d", f"{seconds}s", "--timeout", "10s", "-s", script,
         f"http://127.0.0.1:{port}", "--", str(wait)],
        capture_output=True, text=True, check=True).stdout
    found = re.search(r"RESULT (\d+) (\d+) (\S+) (\S+) (\S+) (\S+)", output)
    if not found:
        sys.exit(output)
    count, errors = int(found[1]), int(found[2])
    duration, median, p99, most = (float(found[n]) for n in range(3, 7))
    print(f"  {count} requests, {errors} errors, {count / duration:.0f}/s; "
          f"p50 {median:.1f} ms, p99 {p99:.1f} ms, most {most:.1f} ms")
    return count, errors, count / duration, p99


def main():
    parser = options(__doc__)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--requests", type=int, default=30_000)
    arguments = parser.parse_args()
    bodies = ", ".join(
        json.dumps(json.dumps({"text": text}))
        for text in documents(4096))
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % bodies)
        script.flush()
        with Service(arguments, "--no-access-log") as service:
            print("warming up")
            wrk(service.port, script.name, 5, 0)
            first = service.memory()
            print("as fast as it goes")
            count, errors, capacity, _ = wrk(service.port, script.name, arguments.seconds, 0)
            second = service.memory()
            wanted = 0.7 * capacity
            # 64 connections, each of which waits and is then answered.
            wait = 64 / wanted * 1000
            seconds = max(arguments.seconds, int(arguments.requests / wanted) + 1)
            for _ in range(4):
                print(f"waiting {wait:.0f} ms on average")
                calm, calm_errors, rate, p99 = wrk(service.port, script.name, seconds, int(wait))
                if abs(rate / capacity - 0.7) < 0.03:
                    break
                wait = max(1, wait + (64 / wanted - 64 / rate) * 1000)
            third = service.memory()
    print(f"memory: {first:.0f}, {second:.0f}, {third:.0f} MB")
    print(f"at {100 * rate / capacity:.0f} % of {capacity:.0f}/s: p99 {p99:.1f} ms")
    failures = []
    if errors or calm_errors:
        failures.append("there were errors")
    if count + calm < arguments.requests:
        failures.append(f"fewer than {arguments.requests} requests")
    if p99 >= 50:
        failures.append("p99 is not under 50 ms")
    if third > 1.1 * first + 10:
        failures.append("memory grew")
    sys.exit("; ".join(failures) or None)


if __name__ == "__main__":
    main()
