#!/usr/bin/env bash
# Builds the function app and packs it: infra/publish.sh [file], artifacts/smartpick.zip unless another file is named.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

zip=$(realpath -m "${1:-artifacts/smartpick.zip}")
published=${zip%.zip}
build=$published-build
# All anew: what is compiled ahead of time would be kept from another version of a package whose files are older.
rm -rf "$published" "$zip" "$build"
# Compiled ahead of time for the platform's own processor: someone waits for a cold start. In folders of its own, because a build
# for one processor must not get in the way of the usual one.
dotnet publish src/SmartPick.Functions --configuration Release --runtime linux-x64 --no-self-contained --artifacts-path "$build" \
    -p:PublishReadyToRun=true -p:PackageZip="$zip" --output "$published" --verbosity quiet || {
    cat >&2 <<'TEXT'

There is no package: src/SmartPick.Functions did not restore or compile; the errors are above.
Where they say NU1101 or NU1102, the feed lacks a package of the Functions worker: restore from one that has it.
TEXT
    exit 1
}
[[ -d "$published/.azurefunctions" ]] || {
    echo "There is no package that the Functions host would take: $published has no .azurefunctions folder." >&2
    exit 1
}
echo "Ready to deploy: $zip"
