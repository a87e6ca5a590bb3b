#!/usr/bin/env bash
# Runs a command until it succeeds, for five minutes: a role that was granted a moment ago takes that long to count.
# Prints what the last attempt said when none succeeds.
set -euo pipefail

for _ in {1..20}; do
    if said=$("$@" 2>&1); then
        exit 0
    fi
    sleep 15
done
echo "$said" >&2
exit 1
