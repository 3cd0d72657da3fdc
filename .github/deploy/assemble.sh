#!/bin/sh
# Puts what runs in production into a folder: the built program, the packages that it needs, the seeds.
#   assemble.sh SOURCE TARGET
# SOURCE is a clean copy of the project; its node_modules are replaced.
set -eu
cd "$1"
npm ci --no-audit --no-fund # builds dist/
npm ci --omit=dev --ignore-scripts --no-audit --no-fund
# The engine comes for every system; 80 MB are for others than this one.
here="$(node -p 'process.platform')/$(node -p 'process.arch')"
for engine in node_modules/onnxruntime-node/bin/*/*/*; do
  case "$engine" in
    */"$here") ;;
    *) rm -rf "$engine" ;;
  esac
done
mkdir -p "$2/node_modules"
cp -R dist seeds package.json .github/deploy/healthcheck.js "$2"
# All other packages are inside the built program (EXTERNAL in scripts/build/programs.js).
for package in @lat.md onnxruntime-common onnxruntime-node gender-detection-from-name; do
  cp -R "node_modules/$package" "$2/node_modules"
done
