#!/usr/bin/env bash
# Builds the flavour that runs on Azure and packs it: artifacts/smartpick.zip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

zip=$PWD/artifacts/smartpick.zip
rm -rf artifacts/publish "$zip"
# Compiled ahead of time for the platform's own processor, because a cold start is time that someone waits.
dotnet publish src/SmartPick.Functions --configuration Release --runtime linux-x64 --no-self-contained \
    -p:FunctionsRuntime=Azure -p:PublishReadyToRun=true -p:PackageZip="$zip" --output artifacts/publish --verbosity quiet || {
    cat >&2 <<'TEXT'

There is no package: the Azure flavour of src/SmartPick.Functions did not restore or compile; the errors are above.
Where they say NU1101 or NU1102, the feed lacks a package of the Functions worker: restore from one that has it.
TEXT
    exit 1
}
[[ -d artifacts/publish/.azurefunctions ]] || {
    echo "There is no package that the Functions host would take: artifacts/publish has no .azurefunctions folder." >&2
    exit 1
}
echo "Ready to deploy: artifacts/smartpick.zip"
