#!/usr/bin/env bash
# Holds what the types put on the wire, and read from it, against botocore: no server, no network but for pip.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
examples="$(cd "$here/../.." && pwd)"
target="${CARGO_TARGET_DIR:-$examples/target}"

source "$here/../boto3/venv.sh" "$target/boto3"
cargo build --quiet --locked --manifest-path "$examples/Cargo.toml" -p wire
"$python" "$here/compare.py" "$target/debug/wire" "${SEEDS:-40}"
