#!/usr/bin/env bash
# Compiles, lints and checks the format of the templates; needs the network only to fetch the compiler once.
# Leaves the compiled template and parameters in artifacts/infra.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=0.49.2
out=artifacts/infra
packages=artifacts/tools

platform() {
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64) echo linux-x64 ;;
        Linux-aarch64) echo linux-arm64 ;;
        Darwin-arm64) echo osx-arm64 ;;
        Darwin-x86_64) echo osx-x64 ;;
        *)
            echo "There is no Bicep compiler for $(uname -s) on $(uname -m): use Linux or macOS." >&2
            exit 1
            ;;
    esac
}

# Bicep calls type mistakes warnings and still succeeds, so any diagnostic fails the check.
quiet() {
    local said
    said=$("$bicep" "$@" 2>&1) || {
        echo "$said" >&2
        exit 1
    }
    [[ -z "$said" ]] || {
        echo "$said" >&2
        exit 1
    }
}

bicep=$packages/azure.bicep.commandline.$(platform)/$version/tools/bicep
if [[ ! -f "$bicep" ]]; then
    dotnet restore infra/bicep.csproj --packages "$packages" --verbosity quiet \
        -p:BicepPlatform="$(platform)" -p:BicepVersion=$version
fi
chmod +x "$bicep"

rm -rf "$out"
mkdir -p "$out/formatted"
quiet build infra/main.bicep --no-restore --outfile "$out/main.json"

# A deployment gives its own values; a check needs any.
export AZURE_PRINCIPAL_ID=${AZURE_PRINCIPAL_ID:-00000000-0000-0000-0000-000000000000}
export SMARTPICK_ALERT_EMAIL=${SMARTPICK_ALERT_EMAIL:-operator@example.org}
export SMARTPICK_BUDGET_START=${SMARTPICK_BUDGET_START:-2027-01-01}
for parameters in infra/*.bicepparam; do
    quiet build-params "$parameters" --no-restore --outfile "$out/$(basename "$parameters" .bicepparam).parameters.json"
done

cp -R infra/*.bicep infra/*.bicepparam infra/modules "$out/formatted"
quiet format --pattern "$out/formatted/**/*.bicep*"
(cd "$out/formatted" && find . -type f -exec diff -u ../../../infra/{} {} \;) >"$out/format.diff" || true
if [[ -s "$out/format.diff" ]]; then
    cat "$out/format.diff" >&2
    echo "The format differs: apply the lines above." >&2
    exit 1
fi
echo "Templates compile and lint without a warning: $out"
