#!/usr/bin/env bash
# Installs what Kua needs from Debian 12, by name. scripts/setup.sh [run|test|bench]; does nothing where all is there.
set -euo pipefail

to_build=(g++ cmake ninja-build pkg-config gettext)
libraries=(libgdal-dev libsqlite3-dev libproj-dev libsfml-dev libimgui-dev libstb-dev libfreetype-dev libgl-dev libharfbuzz-dev
  nlohmann-json3-dev libsimdjson-dev libcairo2-dev libpango1.0-dev libqpdf-dev libxlsxwriter-dev libpng-dev libcli11-dev libboost-locale-dev libssl-dev)
to_run=(fonts-inter tzdata libgl1-mesa-dri)
to_test=(libgtest-dev libgmock-dev python3 python3-jsonschema python3-gdal python3-shapely
  librsvg2-bin poppler-utils qpdf xvfb xauth xdotool x11-utils locales man-db r-cran-sf r-cran-spdata)
to_bench=(libbenchmark-dev python3 python3-mapnik xvfb xauth)

wanted=("${to_build[@]}" "${libraries[@]}" "${to_run[@]}")
case "${1:-run}" in
  run) ;;
  test) wanted+=("${to_test[@]}") ;;
  bench) wanted+=("${to_bench[@]}") ;;
  *) echo "setup: want run, test or bench, not \"$1\"" >&2; exit 2 ;;
esac

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "setup: run this as root, or install sudo; missing packages: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
echo "setup: installing ${#missing[@]} Debian packages: ${missing[*]}"
"${as_root[@]}" apt-get update -qq -o DPkg::Lock::Timeout=600
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  -o DPkg::Lock::Timeout=600 "${missing[@]}" >/dev/null
