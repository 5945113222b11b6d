#!/usr/bin/env bash
# Drives the mock with the official SDK for Rust, without its TLS: starts the mock on a free port, and checks every
# operation.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
examples="$(cd "$here/../.." && pwd)"
target="${CARGO_TARGET_DIR:-$examples/target}"
# One place for what all examples are built of.
export CARGO_TARGET_DIR="$target"

cargo build --quiet --locked --manifest-path "$examples/Cargo.toml" -p chime-messaging-mock
cargo build --quiet --locked --manifest-path "$here/Cargo.toml"
"$target/debug/aws-sdk-driver" "$target/debug/chime-messaging-mock"
