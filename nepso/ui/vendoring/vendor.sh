#!/bin/sh
# Makes the vendored assets again: sh nepso/ui/vendoring/vendor.sh
# Needs node and npm, and fonttools with brotli (VENDOR_PYFTSUBSET names its pyftsubset). Only a
# person who upgrades an asset runs it: nothing here is needed to run or to test Nếp Số.
set -eu
ui=$(cd "$(dirname "$0")/.." && pwd)
out="$ui/static/ui/vendor"
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp"
npm init -y >/dev/null
# htmx 4 is another library under the same name: stay on 2.
npm install --no-audit --no-fund --no-package-lock \
  govuk-frontend@6.6.0 sass@1 @fontsource/be-vietnam-pro@5 htmx.org@2.0.11 @tabler/icons@3
mods="$temp/node_modules"
mkdir -p "$out"

"$mods/.bin/sass" --no-source-map --style=compressed --quiet-deps \
  --load-path="$mods" "$ui/vendoring/govuk.scss" "$ui/styles/govuk.css"
cp "$mods/htmx.org/dist/htmx.min.js" "$out/htmx.min.js"

# The fonts are cut to the letters that Vietnamese screens use, and to kerning and mark placement.
latin="U+0020-007E,U+00A0-00FF,U+2010-2015,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2030,U+2032,U+2033,U+2039,U+203A,U+20AC,U+2190-2193,U+2212,U+2264,U+2265"
vietnamese="U+0102,U+0103,U+0110,U+0111,U+0128,U+0129,U+0168,U+0169,U+01A0,U+01A1,U+01AF,U+01B0,U+0300,U+0301,U+0303,U+0309,U+0323,U+1EA0-1EF9,U+20AB"
subset=${VENDOR_PYFTSUBSET:-pyftsubset}
for weight in 400 600; do
  for part in latin vietnamese; do
    eval "range=\$$part"
    "$subset" "$mods/@fontsource/be-vietnam-pro/files/be-vietnam-pro-$part-$weight-normal.woff2" \
      --unicodes="$range" --layout-features=kern,mark,mkmk,ccmp,locl --no-hinting --flavor=woff2 \
      --output-file="$out/be-vietnam-pro-$part-$weight.woff2"
  done
done

# Icons: only the names in icons/names.txt; the drawing alone, the tag puts the svg element around.
rm -f "$ui"/icons/*.svg
while read -r name; do
  [ -n "$name" ] || continue
  tr '\n' ' ' < "$mods/@tabler/icons/icons/outline/$name.svg" \
    | sed -e 's/<!--.*-->//' -e 's/.*<svg[^>]*>//' -e 's/<\/svg>.*//' \
          -e 's/<path stroke="none" d="M0 0h24v24H0z" fill="none" *\/>//' -e 's/  */ /g' -e 's/^ //;s/ $//' \
    > "$ui/icons/$name.svg"
done < "$ui/icons/names.txt"

for licence in "htmx.org/LICENSE" "@tabler/icons/LICENSE" "@fontsource/be-vietnam-pro/LICENSE"; do
  cp "$mods/$licence" "$out/$(echo "$licence" | sed 's/@//; s/\/LICENSE.*//; s/\//-/g').LICENCE.txt"
done
