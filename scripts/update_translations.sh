#!/usr/bin/env bash
# Collects every text of the program and merges it into po/*.po; new texts appear there with an empty translation.
set -euo pipefail
cd "$(dirname "$0")/.."
pot=$(mktemp)
trap 'rm -f "$pot"' EXIT
python3 tests/translations/extract.py src > "$pot"
for lang in ru kk; do
  msgmerge --quiet --no-fuzzy-matching --no-wrap --sort-by-file --update --backup=none "po/$lang.po" "$pot"
  msgattrib --no-obsolete --no-wrap --sort-by-file --output-file="po/$lang.po" "po/$lang.po"
  printf '%s: ' "$lang"
  msgfmt --statistics --output-file=/dev/null "po/$lang.po"
done
