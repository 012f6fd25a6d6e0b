#!/usr/bin/env bash
# `status` of a running lab beside its floor: one ssh round trip over a connection that is open. Usage: bench/status.sh LAB_DIRECTORY [ROUNDS].
# Prints medians in milliseconds.
set -euo pipefail
lab=$(realpath "${1:?name a lab directory}") rounds=${2:-21}
undercast=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../artifacts/undercast/undercast

median() {
  for _ in $(seq "$rounds"); do
    local start; start=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    echo $((($(date +%s%N) - start) / 1000))
  done | sort -n | awk '{ all[NR] = $1 } END { printf "%.1f\n", all[int((NR + 1) / 2)] / 1000 }'
}

floor=$(median ssh -F "$lab/work/ssh_config" hypervisor true)
status=$(median "$undercast" --lab "$lab" status --json)
echo "| one ssh round trip, ms | status, ms | ratio |"
echo "|---|---|---|"
awk -v f="$floor" -v s="$status" 'BEGIN { printf "| %.1f | %.1f | %.1f |\n", f, s, s / f }'
