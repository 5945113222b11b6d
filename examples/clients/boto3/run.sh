#!/usr/bin/env bash
# Drives the mock with boto3, unmodified: installs it, starts the mock on a free port, and checks every operation.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
examples="$(cd "$here/../.." && pwd)"
target="${CARGO_TARGET_DIR:-$examples/target}"

source "$here/venv.sh" "$target/boto3"
cargo build --quiet --locked --manifest-path "$examples/Cargo.toml" -p chime-messaging-mock
"$python" "$here/drive.py" "$target/debug/chime-messaging-mock"
