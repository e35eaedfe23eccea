"""The tables that compare.py prints."""

import statistics

COLUMNS = "{:<16} {:>9} {:>8} {:>9} {:>15} {:>13} {:>8} {:>8}  {}"


def heading(machine, rounds):
    return (f"{machine['processor']}, {machine['cores']} cores, load {machine['load']:.1f}, "
            f"{machine['system']}, {machine['date']}; medians of {rounds} rounds in turns, "
            "one core each\n")


def patterns(table):
    versions = {result["version"]: None for result in table["engines"].values() if result["version"]}
    lines = [f"{table['set']}; {table['text']} text ({', '.join(versions)})",
             COLUMNS.format("engine", "ns/byte", "MB/s", "x plain", "range", "patterns", "set-up",
                            "memory", "same facts as plain")]
    for name, result in table["engines"].items():
        accepted = result["patterns"] - result["refused"]
        taken = f"{accepted:,}" + ("" if not result["refused"] else f" of {result['patterns']:,}")
        if "median_ns_per_byte" not in result:
            lines.append(COLUMNS.format(
                name, "-", "-", "-", "", taken, f"{result['setup']:.2f} s", memory(result),
                "one document takes over 10 s"))
            continue
        cost = result["median_ns_per_byte"]
        low, high = result.get("ratio_range", (0, 0))
        lines.append(COLUMNS.format(
            name, number(cost), number(1e3 / cost), number(result.get("ratio", 0)),
            f"{number(low)} .. {number(high)}", taken, f"{result['setup']:.2f} s", memory(result),
            facts(result)))
    for name, result in table["engines"].items():
        for most in result.get("check", {}).get("most", []):
            lines.append(f"  {name} differs {most['differences']} times in {most['pattern']}")
    return "\n".join(lines) + "\n"


def facts(result):
    notes = []
    if check := result.get("check"):
        kind = "places" if check["places"] else "documents"
        if check["missing"] or check["extra"]:
            notes.append(f"{check['missing']} of {check['facts']:,} {kind} missing, "
                         f"{check['extra']} more, in {check['documents']} documents")
        else:
            notes.append(f"yes: {check['facts']:,} {kind} in {check['documents']} documents")
    if result.get("unfiltered"):
        notes.append(f"{result['unfiltered']} not prefiltered")
    if result.get("incomplete"):
        notes.append(f"{result['incomplete']} documents stopped by a limit")
    return "; ".join(notes)


def rules(report):
    size = report["bytes"]
    lines = [f"{report['rules']:,} rules on {report['documents']:,} documents, {size / 1e6:.1f} MB; "
             f"{report['tags']:,} tags",
             f"{'':<36} {'MB/s':>7} {'range':>15}"]
    rows = {"reading, one worker": report["reading"]}
    for workers, seconds in sorted(report["tagging"].items(), key=lambda item: int(item[0])):
        rows[f"matching and scoring, {workers} worker{'s' if int(workers) > 1 else ''}"] = seconds
    for name, seconds in rows.items():
        speeds = [size / 1e6 / each for each in seconds]
        lines.append(f"{name:<36} {statistics.median(speeds):>7.1f} "
                     f"{min(speeds):>7.1f} .. {max(speeds):.1f}")
    return "\n".join(lines) + "\n"


def memory(result):
    return "-" if result["memory"] is None else f"{result['memory'] / 1e6:.0f} MB"


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.3f}"
