#!/usr/bin/env bash
# Uploads the program files: infra/upload.sh <storage account> <container> [folder]. The next refresh takes them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

account=$1
container=$2
folder=${3:-data/programs}

infra/until-granted.sh az storage blob upload-batch --auth-mode login --account-name "$account" --source "$folder" --pattern '*.csv' \
    --destination "$container" --destination-path programs --content-type 'text/csv; charset=utf-8' \
    --overwrite true --only-show-errors --output none || {
    echo "The program files could not be uploaded to $account/$container: the last answer is above." >&2
    exit 1
}
echo "Uploaded $folder to $account/$container/programs."
