#!/usr/bin/env bash
# Compares the instructions of decode, encode and validate with bench/counts.toml; `--update` records them there.
set -euo pipefail
cd "$(dirname "$0")"
if ! command -v valgrind >/dev/null; then
  echo "SKIPPED: instruction counts need valgrind, which is not installed (Debian: apt-get install valgrind)" >&2
  exit 0
fi
cargo build --release --package counts
exec "${CARGO_TARGET_DIR:-target}/release/counts" "$@"
