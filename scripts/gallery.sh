#!/usr/bin/env bash
# Paints the maps of docs/gallery.md and docs/figures.md: NAME.png beside each docs/gallery/NAME.kua.json and
# docs/figures/NAME.kua.json.
# Usage: scripts/gallery.sh [KUA]                  (KUA: the program; default: build/release/kua, else build/dev/kua)
#        scripts/gallery.sh --formats FOLDER [KUA] [NAME…]
# With --formats, each map (or those named) as PNG, SVG and PDF, for a report column and for a slide, into FOLDER; each is
# verified, and the first that is not the same, byte for byte, ends it.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

folder=
if [ "${1:-}" = --formats ]; then
  folder=${2:?gallery.sh: --formats wants a folder}
  shift 2
fi
kua=${1:-}
if [ -z "$kua" ]; then
  for kua in "$root/build/release/kua" "$root/build/dev/kua"; do [ -x "$kua" ] && break; done
else
  shift
fi
[ -x "$kua" ] || { echo "gallery.sh: $kua is not a program; build it first or name one" >&2; exit 2; }

if [ -z "$folder" ]; then
  for view in "$root"/docs/gallery/*.kua.json "$root"/docs/figures/*.kua.json; do
    "$kua" render --view "$view" -o "${view%.kua.json}.png"
  done
  exit
fi

mkdir -p "$folder"
names=("$@")
[ ${#names[@]} -gt 0 ] || for view in "$root"/docs/gallery/*.kua.json; do names+=("$(basename "$view" .kua.json)"); done
for name in "${names[@]}"; do
  for page in column slide; do
    for ending in png svg pdf; do
      figure="$folder/$name-$page.$ending"
      "$kua" render --view "$root/docs/gallery/$name.kua.json" --page "$page" -o "$figure"
      verdict=$("$kua" verify "$figure") || { echo "$verdict" >&2; exit 1; }
      case $verdict in
        *"same, byte for byte"*) ;;
        *) echo "$verdict" >&2; exit 1 ;;
      esac
    done
  done
done
