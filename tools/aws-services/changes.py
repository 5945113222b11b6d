"""What does `codegen diff` make of a year of every AWS service? See README.md."""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import sys

from run import ROOT, extract, failures, fetch, measured


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    parser.add_argument("--codegen", type=pathlib.Path, default=target / "release" / "codegen")
    parser.add_argument("--work", type=pathlib.Path, default=target / "aws-services")
    parser.add_argument("--table", type=pathlib.Path)
    parser.add_argument("--old", default="1.41.0", metavar="VERSION")
    parser.add_argument("--new", default="1.44.5", metavar="VERSION")
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--jobs", type=int, default=1)
    return parser.parse_args()


def compare(codegen, service, old, new):
    """A service's row: what each layer of the report counts."""
    row = {"service": service, "failures": [], "counts": collections.Counter()}
    done = row["diff"] = measured([codegen, "diff", "--old", old, "--new", new, "--format", "json"])
    if done.code not in (0, 1):
        row["failures"].append(done.err.strip()[-500:])
        return row
    for line in map(json.loads, done.out.splitlines()):
        layer = line.get("layer", "event")
        if layer == "change":
            row["counts"][line["kind"]] += 1
        elif layer == "summary":
            row["methods"] = line
        elif layer == "rust":
            row["counts"][line["level"]] += 1
        elif layer == "verdict":
            row["verdict"] = line
        elif layer == "event":
            row["counts"][line["severity"]] += 1
    if "verdict" not in row:
        row["failures"].append("no verdict: " + done.out.strip().splitlines()[-1][:300])
    if (done.code == 1) != any(row["counts"][severity] for severity in ("ERROR", "DANGER")):
        row["failures"].append(f"exit code {done.code}")
    return row


def page(rows, gone, come, releases, command):
    """The table, with what it needs around it."""
    levels = collections.Counter(row["verdict"]["level"] for row in rows if "verdict" in row)
    told = ", ".join(f"{levels[level]} {level}" for level in ("major", "minor", "patch", "none"))
    slowest = max(rows, key=lambda row: row["diff"].processor)
    methods = [sum(row["methods"][key] for row in rows if "methods" in row) for key in ("added", "updated", "removed")]
    text = [
        "# A year of AWS",
        "",
        f"What `codegen diff` makes of each service that botocore {releases[0]} and {releases[1]} both have, as it ships",
        f"them. Written by `{command}` ([tools/aws-services](../tools/aws-services/README.md)).",
        "",
        f"- {len(rows)} services, {sum(not row['failures'] for row in rows)} of them without failures: "
        f"{methods[0]:,} api methods are new, {methods[1]:,} updated, {methods[2]:,} removed.",
        f"- What that means for a crate of the types: {told}.",
        f"- All together took {sum(row['diff'].processor for row in rows):.0f} s of processors; the slowest, "
        f"{slowest['service']}, {slowest['diff'].processor:.1f} s and {slowest['diff'].peak:.0f} MB.",
        f"- {len(come)} services are new: {', '.join(come) or 'none'}.",
        f"- {len(gone)} are gone: {', '.join(gone) or 'none'}.",
        "",
        "Events are those of Smithy's verdict. Services in which nothing changed are left out.",
        "",
        "| service | new | updated | removed | errors | dangers | warnings | Rust | major items | requests | responses |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: | --- | --- |",
    ]
    for row in rows:
        if row["failures"] or row["verdict"]["level"] == "none":
            continue
        counts, methods, verdict = row["counts"], row["methods"], row["verdict"]
        text.append(
            f"| {row['service']} | {methods['added']} | {methods['updated']} | {methods['removed']} "
            f"| {counts['ERROR']} | {counts['DANGER']} | {counts['WARNING']} | {verdict['level']} "
            f"| {counts['major']} | {verdict['requests']} | {verdict['responses']} |"
        )
    return "\n".join(text + failures(rows)) + "\n"


def main():
    options = arguments()
    versions = (options.old, options.new)
    old, new = (extract(fetch(options.work, version), options.work / "releases" / version) for version in versions)
    both = [service for service in old if service in new and (not options.only or service in options.only)]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        work = [(options.codegen, service, old[service], new[service]) for service in both]
        rows = list(pool.map(lambda entry: compare(*entry), work))
    gone, come = sorted(set(old) - set(new)), sorted(set(new) - set(old))
    command = f"python3 tools/aws-services/changes.py --jobs {options.jobs} --table docs/aws-changes.md"
    text = page(rows, gone, come, versions, command)
    place = options.table or options.work / "changes.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    print("\n".join(line for line in text.splitlines() if line.startswith("- ")))
    sys.exit(1 if any(row["failures"] for row in rows) else 0)


if __name__ == "__main__":
    main()
