"""Does `codegen` make a types crate of every AWS service? See README.md."""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEVERITIES = ["ERROR", "DANGER", "WARNING", "NOTE", "SUPPRESSED"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    parser.add_argument("--codegen", type=pathlib.Path, default=target / "release" / "codegen")
    parser.add_argument("--work", type=pathlib.Path, default=target / "aws-services")
    parser.add_argument("--table", type=pathlib.Path)
    parser.add_argument("--wheel", type=pathlib.Path)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--check", type=int, default=0, metavar="COUNT")
    return parser.parse_args()


def fetch(work):
    """The newest release of botocore, as a wheel."""
    folder = work / "botocore"
    folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "botocore"]
    subprocess.run(pip, check=True)
    wheels = sorted(folder.glob("botocore-*.whl"), key=lambda wheel: wheel.stat().st_mtime)
    return wheels[-1]


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


def timed(command):
    start = time.monotonic()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    return done, time.monotonic() - start


def size(folder):
    return sum(file.stat().st_size for file in folder.rglob("*.rs"))


def run(codegen, service, model, crates):
    """One row of the table."""
    row = {"service": service, "failures": []}
    validated, row["validate"] = timed([codegen, "validate", "--format", "json", model])
    events = [json.loads(line) for line in validated.stdout.splitlines()]
    row["events"] = collections.Counter(event["severity"] for event in events)
    fatal = [event for event in events if event["severity"] in ("ERROR", "DANGER")]
    row["failures"] += [f"{event['id']} {event['shapeId']}: {event['message']}" for event in fatal]
    if validated.returncode not in (0, 1) or (validated.returncode == 1 and not fatal):
        row["failures"].append(f"validate: {validated.stderr.strip()[-500:]}")
    ast, _ = timed([codegen, "ast", model])
    shapes = json.loads(ast.stdout)["shapes"] if ast.returncode == 0 else {}
    row["shapes"] = len(shapes)
    service_shapes = [shape for shape in shapes.values() if shape["type"] == "service"]
    traits = [trait for shape in service_shapes for trait in shape.get("traits", {})]
    protocols = [trait for trait in traits if "protocols#" in trait and not trait.endswith("Compatible")]
    row["protocol"] = ", ".join(trait.split("#")[1] for trait in protocols)
    out = crates / service
    command = [codegen, "generate", "--model", model, "--crate", f"aws-types-{service}", "--out", out]
    generated, row["generate"] = timed(command + ["--runtime", ROOT / "crates" / "smithy-schema"])
    row["size"] = size(out) if generated.returncode == 0 else 0
    if generated.returncode != 0 and not fatal:
        row["failures"].append(f"generate: {generated.stderr.strip()[-500:]}")
    return row


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
        start = time.monotonic()
        command = ["cargo", "check", "--quiet", "--manifest-path", str(crates / row["service"] / "Cargo.toml")]
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
        row["check"] = time.monotonic() - start
        if done.returncode != 0:
            row["failures"].append(f"check: {done.stderr.strip()[:500]}")
        print(f"check {row['service']}: {'fails' if done.returncode else 'ok'}, {row['check']:.1f} s", flush=True)


def table(rows, release):
    lines = [
        f"{release}: {len(rows)} services, {sum(not row['failures'] for row in rows)} without failures; "
        f"{sum(row['shapes'] for row in rows)} shapes, {sum(row['size'] for row in rows) / 1e6:.1f} MB of Rust, "
        f"{sum(row['validate'] for row in rows):.1f} s to validate, "
        f"{sum(row['generate'] for row in rows):.1f} s to generate.",
        "",
        "| service | protocol | shapes | errors | dangers | warnings | notes | validate, s | generate, s "
        "| Rust, kB | check, s |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        counts = " | ".join(str(row["events"][severity]) for severity in SEVERITIES[:4])
        checked = f"{row['check']:.1f}" if "check" in row else ""
        lines.append(
            f"| {row['service']} | {row['protocol']} | {row['shapes']} | {counts} | {row['validate']:.2f} "
            f"| {row['generate']:.2f} | {row['size'] // 1000} | {checked} |"
        )
    return "\n".join(lines) + "\n"


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
    rows = []
    for service, model in models.items():
        rows.append(run(options.codegen, service, model, crates))
    if options.check:
        check(spread(rows, options.check), crates, options.work / "target")
    text = table(rows, wheel.name.split("-py")[0])
    place = options.table or options.work / "table.md"
    place.write_text(text)
    print(text.splitlines()[0])
    failed = [row for row in rows if row["failures"]]
    for row in failed:
        for failure in row["failures"]:
            print(f"{row['service']}: {failure}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
