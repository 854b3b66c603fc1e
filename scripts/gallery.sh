#!/usr/bin/env bash
# Paints the maps of docs/gallery.md: docs/gallery/NAME.png from each docs/gallery/NAME.kua.json.
# Usage: scripts/gallery.sh [KUA]   (KUA: the program; default: build/release/kua, else build/dev/kua)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

kua=${1:-}
if [ -z "$kua" ]; then
  for kua in "$root/build/release/kua" "$root/build/dev/kua"; do [ -x "$kua" ] && break; done
fi
[ -x "$kua" ] || { echo "gallery.sh: $kua is not a program; build it first or name one" >&2; exit 2; }

for view in "$root"/docs/gallery/*.kua.json; do
  "$kua" render --view "$view" -o "${view%.kua.json}.png"
done
