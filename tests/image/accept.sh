#!/usr/bin/env bash
# Takes the pictures that the image tests left in BUILD (default build/dev) as the accepted ones. Look at them first.
set -euo pipefail
cd "$(dirname "$0")/../.."
shopt -s nullglob
made=0
for out in "${1:-build/dev}"/tests/image/*.out.png; do
  name=$(basename "$out" .out.png)
  [ -e "tests/image/$name.kua.json" ] || continue
  mv "$out" "tests/image/$name.png"
  rm -f "${out%.out.png}.diff.png"
  echo "accepted tests/image/$name.png"
  made=$((made + 1))
done
[ "$made" -gt 0 ] || echo "nothing new to accept"
