#!/usr/bin/env bash
# Prints the first day of the budget of a resource group: Azure never lets it change, and takes no past month for a new one.
set -euo pipefail

started=$(az rest --method get --query 'value[0].properties.timePeriod.startDate' --output tsv 2>/dev/null --url \
    "/subscriptions/$(az account show --query id --output tsv)/resourceGroups/$1/providers/Microsoft.Consumption/budgets?api-version=2024-08-01") ||
    started=
echo "${started:+${started:0:10}}${started:-$(date -u +%Y-%m-01)}" | cut -c1-10
