#!/usr/bin/env bash
# Sets up, builds and opens the map. Without a display it paints the default map to a PNG instead and says where.
# Arguments go to the program: scripts/run.sh my-incidents.geojson
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh run
[ -f build/release/build.ninja ] || cmake --preset release -DKUA_TESTS=OFF >/dev/null
cmake --build --preset release

if [ -n "${DISPLAY:-}" ]; then
  exec build/release/kua "$@"
fi
mkdir -p out
echo "There is no display (DISPLAY is not set), so the map is painted to a file."
build/release/kua render -o out/kazakhstan-2021.png "$@"
echo "Look at $PWD/out/kazakhstan-2021.png"
