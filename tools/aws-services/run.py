"""Does `codegen` make a types crate of every AWS service? See README.md."""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    parser.add_argument("--codegen", type=pathlib.Path, default=target / "release" / "codegen")
    parser.add_argument("--work", type=pathlib.Path, default=target / "aws-services")
    parser.add_argument("--table", type=pathlib.Path)
    parser.add_argument("--wheel", type=pathlib.Path)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--check", type=int, default=0, metavar="COUNT")
    return parser.parse_args()


def fetch(work, version=None):
    """A release of botocore, or the newest, as a wheel."""
    folder = work / "botocore"
    folder.mkdir(parents=True, exist_ok=True)
    what = f"botocore=={version}" if version else "botocore"
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), what]
    subprocess.run(pip, check=True)
    wheels = folder.glob(f"botocore-{version or '*'}-*.whl")
    return max(wheels, key=lambda wheel: wheel.stat().st_mtime)


def extract(wheel, folder):
    """The newest model of each service, as files below the folder; gives each service's model file."""
    newest = {}
    with zipfile.ZipFile(wheel) as archive:
        names = [name.split("/") for name in archive.namelist() if name.startswith("botocore/data/")]
        for _, _, service, *rest in (name for name in names if len(name) == 5):
            version, file = rest
            if file.startswith("service-2.json"):
                newest[service] = max(newest.get(service, ("", "")), (version, file))
        for name in names:
            if len(name) == 5 and name[2] in newest and name[3] == newest[name[2]][0]:
                place = folder / name[2] / name[4]
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(archive.read("/".join(name)))
    return {service: folder / service / file for service, (_, file) in sorted(newest.items())}


Outcome = collections.namedtuple("Outcome", "code out err wall processor peak")


def measured(command, environment=None):
    """Runs a command: its exit code and texts, seconds on the clock and of processors, and its peak memory in MB, which
    for one that starts others is that of the largest."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=err, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        texts = [file.read().decode("utf-8", "replace") for file in (out, err)]
        peak = usage.ru_maxrss / 1000
        return Outcome(process.returncode, *texts, wall, usage.ru_utime + usage.ru_stime, peak)


def size(folder):
    return sum(file.stat().st_size for file in folder.rglob("*.rs"))


def generate(codegen, service, model, crates):
    """The first half of a service's row."""
    row = {"service": service, "model": model, "failures": []}
    out = crates / service
    command = [codegen, "generate", "--model", model, "--crate", f"aws-types-{service}", "--out", out]
    row["generate"] = measured(command + ["--runtime", ROOT / "crates" / "smithy-schema"])
    row["size"] = size(out) if row["generate"].code == 0 else 0
    if row["generate"].code != 0:
        row["failures"].append(f"generate: {row['generate'].err.strip()[-500:]}")
    return row


def generate_all(codegen, models, crates, jobs):
    """All rows' first halves, so many services at a time, and the seconds that it took."""
    start = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        rows = pool.map(lambda entry: generate(codegen, *entry, crates), models.items())
        return list(rows), time.monotonic() - start


def examine(codegen, row):
    """What there is to say about a model without generating anything."""
    validated = row["validate"] = measured([codegen, "validate", "--format", "json", row["model"]])
    events = [json.loads(line) for line in validated.out.splitlines()]
    row["warnings"] = sum(event["severity"] == "WARNING" for event in events)
    fatal = [event for event in events if event["severity"] in ("ERROR", "DANGER")]
    row["failures"] += [f"{event['id']} {event['shapeId']}: {event['message']}" for event in fatal]
    if validated.code not in (0, 1) or (validated.code == 1 and not fatal):
        row["failures"].append(f"validate: {validated.err.strip()[-500:]}")
    ast = measured([codegen, "ast", row["model"]])
    shapes = json.loads(ast.out)["shapes"] if ast.code == 0 else {}
    row["shapes"] = len(shapes)
    service_shapes = [shape for shape in shapes.values() if shape["type"] == "service"]
    traits = [trait for shape in service_shapes for trait in shape.get("traits", {})]
    protocols = [trait for trait in traits if "protocols#" in trait and not trait.endswith("Compatible")]
    row["protocol"] = ", ".join(trait.split("#")[1] for trait in protocols)


def spread(rows, count):
    """Each protocol's largest services, then others evenly."""
    sound = [row for row in rows if row["size"]]
    by_protocol = collections.defaultdict(list)
    for row in sorted(sound, key=lambda row: -row["size"]):
        by_protocol[row["protocol"]].append(row)
    chosen = [row for same in by_protocol.values() for row in same[:2]][:count]
    rest = [row for row in sound if row not in chosen]
    missing = count - len(chosen)
    if missing > 0 and rest:
        step = max(1, len(rest) // missing)
        chosen += rest[::step][:missing]
    return chosen


def check(rows, crates, target):
    """`cargo check` of crates, warnings being errors."""
    environment = dict(os.environ, RUSTFLAGS="-D warnings", CARGO_TARGET_DIR=str(target))
    for row in rows:
        manifest = crates / row["service"] / "Cargo.toml"
        done = row["check"] = measured(["cargo", "check", "--quiet", "--manifest-path", manifest], environment)
        if done.code != 0:
            row["failures"].append(f"check: {done.err.strip()[:500]}")
        verdict = "fails" if done.code else "ok"
        print(f"check {row['service']}: {verdict}, {done.wall:.1f} s, {done.peak:.0f} MB", flush=True)


def summary(rows, release, seconds, jobs):
    checked = [row for row in rows if "check" in row]
    return [
        f"{release}: {len(rows)} services, {sum(not row['failures'] for row in rows)} of them without failures; "
        f"{sum(row['shapes'] for row in rows):,} shapes, {sum(row['size'] for row in rows) / 1e6:.0f} MB of Rust.",
        f"All of them were generated in {seconds:.0f} s, {jobs} at a time: "
        f"{sum(row['generate'].processor for row in rows):.0f} s of processors, and at most "
        f"{max(row['generate'].peak for row in rows):.0f} MB of memory for one.",
        f"`cargo check` of {len(checked)}, warnings being errors: "
        f"{sum(row['check'].code == 0 for row in checked)} pass.",
    ]


def page(rows, lines, command):
    """The table, with what it needs around it."""
    text = [
        "# Every AWS service",
        "",
        "What `codegen validate` and `codegen generate` make of each service that botocore has a model of. Written by",
        f"`{command}` ([tools/aws-services](../tools/aws-services/README.md)).",
        "",
        *(f"- {line}" for line in lines),
        "",
        "Seconds are those of processors, which vary less than the clock. Memory is the peak of `codegen generate`. The",
        "last column has the seconds of `cargo check` on the clock, for those services that it was run for.",
        "",
        "| service | protocols | shapes | warnings | validate, s | generate, s | memory, MB | Rust, kB | check, s |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        checked = ("fails" if row["check"].code else f"{row['check'].wall:.1f}") if "check" in row else ""
        text.append(
            f"| {row['service']} | {row['protocol']} | {row['shapes']} | {row['warnings']} "
            f"| {row['validate'].processor:.2f} | {row['generate'].processor:.2f} | {row['generate'].peak:.0f} "
            f"| {row['size'] // 1000} | {checked} |"
        )
    return "\n".join(text + failures(rows)) + "\n"


def failures(rows):
    """What a page says of the services that fail."""
    told = [f"- {row['service']}: `{' '.join(failure.split())}`" for row in rows for failure in row["failures"]]
    return ["", "## Failures", "", *told] if told else []


def main():
    options = arguments()
    wheel = options.wheel or fetch(options.work)
    models = extract(wheel, options.work / "models")
    if options.only:
        unknown = sorted(set(options.only) - set(models))
        if unknown:
            sys.exit(f"no such services: {', '.join(unknown)}")
        models = {service: models[service] for service in options.only}
    crates = options.work / "crates"
    # Before anything else: a process's peak memory starts with that of the one that started it.
    rows, seconds = generate_all(options.codegen, models, crates, options.jobs)
    for row in rows:
        examine(options.codegen, row)
    if options.check:
        check(spread(rows, options.check), crates, options.work / "target")
    lines = summary(rows, wheel.name.split("-py")[0], seconds, options.jobs)
    command = f"python3 tools/aws-services/run.py --jobs {options.jobs} --check {options.check}"
    place = options.table or options.work / "table.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(page(rows, lines, f"{command} --table docs/aws-services.md"))
    print("\n".join(lines))
    failed = [row for row in rows if row["failures"]]
    for row in failed:
        for failure in row["failures"]:
            print(f"{row['service']}: {failure}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
