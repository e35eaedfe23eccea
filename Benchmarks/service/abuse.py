"""Clients that misbehave: none may keep others from being answered.

Slow headers, slow bodies and answers that nobody reads; bodies that are too large, announced or not;
broken chunks, smuggling and binary rubbish; 10,000 connections that say nothing; paths that climb.
"""

import asyncio
import random
import resource
import sys
import time

from service import Service, options

TEXT = b"Hostile state actors tried to influence the June election."


def request(body=TEXT, path=b"/tag", kind=b"text/plain", extra=b""):
    return (b"POST %s HTTP/1.1\r\nHost: h\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n%s"
            % (path, kind, extra, len(body), body))


CHUNKED = (b"POST /tag HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n"
           b"Transfer-Encoding: chunked\r\n\r\n")


async def exchange(port, pieces, pause=0.0, patience=30.0):
    """Sends pieces and reads until the service closes. The status of the first answer, 0 for none,
    and how long it took; -1 where the service did not close in time."""
    begin = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)

    async def send():
        try:
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
                if pause:
                    await asyncio.sleep(pause)
        except ConnectionError:
            pass

    sending = asyncio.ensure_future(send())
    answer = b""
    try:
        while part := await asyncio.wait_for(reader.read(65536), patience):
            answer += part[: 1000 - len(answer)] if len(answer) < 1000 else b""
    except asyncio.TimeoutError:
        return -1, time.monotonic() - begin
    except ConnectionError:
        pass
    finally:
        sending.cancel()
        writer.close()
    status = int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0
    return status, time.monotonic() - begin


async def answered(port, service):
    """That an honest client is answered, and how long that took."""
    begin = time.monotonic()
    status, _ = await exchange(port, [request(extra=b"Connection: close\r\n")], patience=10)
    took = time.monotonic() - begin
    if status != 200 or service.process.poll() is not None:
        sys.exit(f"an honest client got {status}")
    return took


class Checks:
    def __init__(self, service):
        self.service = service
        self.failures = 0

    async def check(self, name, statuses, work, at_most=60.0):
        begin = time.monotonic()
        results = await asyncio.gather(*work, return_exceptions=True)
        seen = sorted({r[0] if isinstance(r, tuple) else type(r).__name__ for r in results}, key=str)
        took = time.monotonic() - begin
        honest = await answered(self.service.port, self.service)
        good = set(seen) <= set(statuses) and took <= at_most and honest < 2
        self.failures += not good
        print(f"{'ok  ' if good else 'FAIL'} {name}: {len(results)} clients, answers {seen}, "
              f"{took:.1f} s; an honest client after it {1000 * honest:.0f} ms, "
              f"{self.service.memory():.0f} MB")


async def idle(port, count):
    """Opens connections and says nothing until the service closes them."""
    connections = []
    for start in range(0, count, 500):
        connections += await asyncio.gather(
            *(asyncio.open_connection("127.0.0.1", port) for _ in range(min(500, count - start))))
    return connections


async def run(arguments, service):
    port = service.port
    checks = Checks(service)
    rng = random.Random(7)

    await checks.check("honest", {200}, [
        exchange(port, [request(extra=b"Connection: close\r\n")]) for _ in range(50)])

    paths = [
        b"/../../etc/passwd", b"/..%2f..%2fetc/passwd", b"//tag", b"/tag/", b"/tag%00", b"/./tag",
        b"/rules/../health", b"/%72ules", b"/tag;x=1", b"/\xff\xfe", b"/" + b"a" * 4000, b"/tag#x",
        b"/%", b"/%zz", b"/?" + b"a" * 4000, b"tag", b"http:///tag", b"http://h:99999/no", b"*"]
    await checks.check("path tricks", {400, 404}, [
        exchange(port, [request(path=path, extra=b"Connection: close\r\n")]) for path in paths])

    await checks.check("announced too large", {413}, [
        exchange(port, [b"POST /tag HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\n"
                        b"Content-Length: 99999999999\r\n\r\n", b"a" * 65536]) for _ in range(50)])
    chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    await checks.check("too large in chunks", {413}, [
        exchange(port, [CHUNKED] + [chunk] * 400) for _ in range(20)])

    broken = [
        b"zz\r\nabc\r\n", b"fffffffffffffffff\r\nabc", b"-1\r\nabc\r\n", b"2\r\nabcdef\r\n0\r\n\r\n",
        b"\r\n\r\n\r\n", b"5;" + b"x" * 100_000 + b"\r\nabcde\r\n", b"0x5\r\nabcde\r\n"]
    # Extensions of a chunk may be passed over: then the body is merely not finished.
    await checks.check("malformed chunks", {400, 408, 431}, [
        exchange(port, [CHUNKED + text]) for text in broken])
    smuggled = [
        b"POST /tag HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /tag HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"POST /tag HTTP/1.1\r\nHost: h\r\nContent-Length: +3\r\n\r\nabc",
        b"POST /tag HTTP/1.1\r\nHost: h\r\nContent-Length : 3\r\n\r\nabc",
        b"POST /tag HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\nabc",
        b"POST /tag HTTP/1.1\r\nHost: h\r\n Content-Length: 3\r\n\r\nabc",
        b"GET / HTTP/9.9\r\n\r\n", b"GET /health\r\n\r\n"]
    await checks.check("smuggling", {400}, [exchange(port, [text]) for text in smuggled])
    await checks.check("rubbish", {0, 400, 408, 431}, [
        exchange(port, [rng.randbytes(rng.randint(1, 5000))]) for _ in range(200)])
    await checks.check("long headers", {431}, [
        exchange(port, [b"GET /health HTTP/1.1\r\nHost: h\r\nX: " + b"a" * 20_000 + b"\r\n\r\n"]),
        exchange(port, [b"GET /health HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n"])])

    await checks.check("slow headers", {408}, [
        exchange(port, [b"GET /health HTTP/1.1\r\nHost: h\r\n"] + [b"X: y\r\n"] * 200, pause=0.5)
        for _ in range(500)], at_most=25)
    await checks.check("slow bodies", {408}, [
        exchange(port, [request(b"a" * 5000)[:-4000]] + [b"a"] * 200, pause=0.5)
        for _ in range(500)], at_most=25)
    # Slow bodies of batches hold a place each, and the rest is refused, until their time is over.
    batch = (b"POST /tag/batch HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-ndjson\r\n"
             b"Content-Length: 5000\r\n\r\n")
    await checks.check("slow batches", {200, 408, 429}, [
        exchange(port, [batch] + [b"\n"] * 200, pause=0.5) for _ in range(100)], at_most=25)

    begin = time.monotonic()
    connections = await idle(port, arguments.idle)
    print(f"     {len(connections)} idle connections after {time.monotonic() - begin:.1f} s, "
          f"{service.memory():.0f} MB")

    async def wait(reader):
        answer = await asyncio.wait_for(reader.read(100_000), 60)
        return (int(answer[9:12]) if answer else 0, 0.0)

    honest = [await answered(port, service) for _ in range(20)]
    print(f"     while they are open, an honest client is answered in {1000 * max(honest):.0f} ms at most")
    await checks.check("idle connections", {0, 408}, [wait(r) for r, _ in connections])
    for _, writer in connections:
        writer.close()
    if max(honest) > 2:
        checks.failures += 1
    return checks.failures


def main():
    parser = options(__doc__)
    parser.add_argument("--idle", type=int, default=10_000)
    arguments = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with Service(arguments) as service:
        failures = asyncio.run(run(arguments, service))
    sys.exit(f"{failures} failed" if failures else None)


if __name__ == "__main__":
    main()
