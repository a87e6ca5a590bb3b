#!/usr/bin/env bash
# Uploads the program files and the schools.csv beside their folder: infra/upload.sh <storage account> <container> [folder]. The next
# refresh takes them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

account=$1
container=$2
folder=${3:-data/programs}
schools=$(dirname "$folder")/schools.csv

fail() {
    echo "$1 could not be uploaded to $account/$container: the last answer is above." >&2
    exit 1
}

infra/until-granted.sh az storage blob upload-batch --auth-mode login --account-name "$account" --source "$folder" --pattern '*.csv' \
    --destination "$container" --destination-path programs --content-type 'text/csv; charset=utf-8' \
    --overwrite true --only-show-errors --output none || fail "The program files"
if [[ -f $schools ]]; then
    infra/until-granted.sh az storage blob upload --auth-mode login --account-name "$account" --file "$schools" \
        --container-name "$container" --name schools.csv --content-type 'text/csv; charset=utf-8' \
        --overwrite true --only-show-errors --output none || fail "$schools"
fi
echo "Uploaded $folder to $account/$container/programs."
