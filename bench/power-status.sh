#!/usr/bin/env bash
# What `power status` costs in an open session with a machine's BMC, the client's time included: one ipmitool with 501 of them less one with a single
# one, on the Hypervisor; a row a machine and suite, five values in ms.
# Usage: bench/power-status.sh LAB_DIRECTORY [MACHINE]...
set -euo pipefail
lab=$(realpath "${1:?name a lab directory}") machines=("${@:2}")
[ ${#machines[@]} -gt 0 ] || machines=(controller-0)
listed=$("$(readlink -f "$lab/ssh-hypervisor")" --lab "$lab" bmc list --json --passwords)

for machine in "${machines[@]}"; do
  access=$(python3 -c '
import json, sys
one = next(bmc for bmc in json.load(sys.stdin) if bmc["machine"] == sys.argv[1])
print("address=%s port=%s; export IPMI_PASSWORD=%s" % (one["address"], one["ipmiPort"], one["password"]))' "$machine" <<< "$listed")
  ssh -F "$lab/work/ssh_config" hypervisor bash -s <<END
$access
statuses() {
  yes "power status" | head -"\$1" > /tmp/power-status
  ipmitool -I lanplus -H "\$address" -p "\$port" -U admin -E -C "\$2" exec /tmp/power-status > /tmp/power-said
  [ "\$(grep -c "Chassis Power is" /tmp/power-said)" = "\$1" ] || { echo "$machine: not every command was answered" >&2; exit 1; }
}
for suite in 17 3; do
  row="| $machine, suite \$suite |"
  for round in 1 2 3 4 5; do
    start=\$(date +%s%N); statuses 1 \$suite; one=\$(date +%s%N); statuses 501 \$suite; many=\$(date +%s%N)
    row="\$row \$(awk -v us=\$(( (many - one - one + start) / 500000 )) 'BEGIN { printf "%.2f", us / 1000 }')"
  done
  echo "\$row |"
done
rm /tmp/power-status /tmp/power-said
END
done
