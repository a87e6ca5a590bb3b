#!/usr/bin/env bash
# Prints the first day of the budget of a resource group: Azure never lets it change, and takes no past month for a new one.
set -euo pipefail

subscription=$(az account show --query id --output tsv)
budgets="/subscriptions/$subscription/resourceGroups/$1/providers/Microsoft.Consumption/budgets?api-version=2024-08-01"
started=$(az rest --method get --url "$budgets" --query 'value[0].properties.timePeriod.startDate' --output tsv 2>/dev/null) || started=
if [[ -n "$started" ]]; then
    echo "${started:0:10}"
else
    date -u +%Y-%m-01
fi
