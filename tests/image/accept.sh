#!/usr/bin/env bash
# Takes the pictures that the image tests left in BUILD (default build/dev) as the accepted ones. Look at them first.
set -euo pipefail
cd "$(dirname "$0")/../.."
shopt -s nullglob
made=0
accept() { # OUT PICTURE
  mv "$1" "$2"
  rm -f "${1%.out.png}.diff.png" "${1%.out.png}.full.png"
  echo "accepted $2"
  made=$((made + 1))
}
for out in "${1:-build/dev}"/tests/image/*.out.png; do
  name=$(basename "$out" .out.png)
  [ ! -e "tests/image/$name.kua.json" ] || accept "$out" "tests/image/$name.png"
done
for out in "${1:-build/dev}"/tests/image/layers/*.out.png; do
  accept "$out" "tests/image/layers/$(basename "$out" .out.png).png"
done
[ "$made" -gt 0 ] || echo "nothing new to accept"
