#!/usr/bin/env bash
# Brings an environment up, from nothing to an address that answers, or up to date: infra/deploy.sh dev|prod.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
    echo "$1" >&2
    exit 1
}

environment=${1:-}
package=${SMARTPICK_PACKAGE:-artifacts/smartpick.zip}
[[ -f "infra/$environment.bicepparam" ]] || fail "Say which environment: $(cd infra && echo *.bicepparam | sed 's/\.bicepparam//g')."
command -v az >/dev/null || fail "The Azure CLI is missing: install it from https://aka.ms/azure-cli and try again."
az account show --output none 2>/dev/null || fail "Nobody is signed in to Azure: run 'az login' and try again."
[[ -n "${SMARTPICK_ALERT_EMAIL:-}" ]] || fail "Alerts need an address: set SMARTPICK_ALERT_EMAIL and try again."

# Whoever is signed in, unless a pipeline says who it is.
export AZURE_PRINCIPAL_ID=${AZURE_PRINCIPAL_ID:-$(az ad signed-in-user show --query id --output tsv)}
export AZURE_LOCATION=${AZURE_LOCATION:-eastus2}
SMARTPICK_BUDGET_START=${SMARTPICK_BUDGET_START:-$(infra/budget-start.sh "rg-smartpick-$environment")}
export SMARTPICK_BUDGET_START

# What cannot be built must not get as far as changing anything.
infra/check.sh
infra/publish.sh "$package"

outputs=artifacts/infra/outputs.json
az deployment sub create --name "smartpick-$environment" --location "$AZURE_LOCATION" --template-file artifacts/infra/main.json \
    --parameters "@artifacts/infra/$environment.parameters.json" --query properties.outputs --output json >"$outputs"

# The CLI changes the case of names on the way.
output() {
    node -p 'Object.entries(JSON.parse(require("fs").readFileSync(process.argv[1]))).find(o => o[0].toUpperCase() === process.argv[2])[1].value' \
        "$outputs" "$1"
}

infra/upload.sh "$(output SMARTPICK_STORAGE_ACCOUNT)" "$(output SMARTPICK_DATA_CONTAINER)"
# The app's identity stores the package, and its role may be as new as the app.
infra/until-granted.sh az functionapp deployment source config-zip --resource-group "$(output AZURE_RESOURCE_GROUP)" \
    --name "$(output SMARTPICK_FUNCTION_APP)" --src "$package" --only-show-errors --output none ||
    fail "The package could not be deployed: the last answer is above."

url=$(output SMARTPICK_URL)
deadline=$((SECONDS + 300))
until curl --silent --fail --output /dev/null --max-time 20 "$url/api/health/ready"; do
    ((SECONDS < deadline)) || fail "Deployed, but $url/api/health/ready does not answer 200: see docs/operations.md, 'When it does not come up'."
    sleep 5
done
echo "SmartPick answers on $url"
