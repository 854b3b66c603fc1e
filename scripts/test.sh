#!/usr/bin/env bash
# Sets up, builds and runs every test; then the suite again where an environment could change a result.
# scripts/test.sh --sanitize also builds and runs everything under AddressSanitizer and UndefinedBehaviorSanitizer.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh test
export LIBGL_ALWAYS_SOFTWARE=1
jobs=$(nproc)

# build PRESET [cmake --build options]
build() {
  [ -f "build/$1/build.ninja" ] || cmake --preset "$1" >/dev/null
  cmake --build --preset "$@"
}

build dev
ctest --preset dev -j "$jobs"

# A Russian locale and a fonts.conf that swaps typefaces, both private to the build tree.
foreign=$PWD/build/foreign
mkdir -p "$foreign"
[ -d "$foreign/ru_RU.UTF-8" ] || localedef -i ru_RU -f UTF-8 "$foreign/ru_RU.UTF-8"
cat > "$foreign/fonts.conf" <<'XML'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <match target="pattern"><edit name="family" mode="assign" binding="strong"><string>Monospace</string></edit></match>
  <match target="font"><edit name="antialias" mode="assign"><bool>false</bool></edit></match>
</fontconfig>
XML
for zone in Pacific/Kiritimati America/Los_Angeles; do
  echo "Again under TZ=$zone, LC_ALL=ru_RU.UTF-8 and a hostile fonts.conf"
  env TZ="$zone" LOCPATH="$foreign" LC_ALL=ru_RU.UTF-8 LANGUAGE=ru FONTCONFIG_FILE="$foreign/fonts.conf" \
    ctest --preset dev -j "$jobs" -LE 'slow|display'
done

# Without a window the program alone is built again; the commands are tested on it.
build headless --target kua
ctest --preset headless -j "$jobs" -L cli

if [ "${1:-}" = --sanitize ]; then
  build asan
  ctest --preset asan -j "$jobs" -LE slow
fi
