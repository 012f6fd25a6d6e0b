#!/usr/bin/env bash
# Restore of a checkpoint beside its floor: a plain shell that kills the machines, copies the same disks by reflink, starts the machines and
# waits for ssh of undercloud-0. Usage: bench/checkpoint.sh LAB_DIRECTORY [ROUNDS]; the lab's undercloud-0 must run. Prints a table in seconds.
set -euo pipefail
lab=$(realpath "${1:?name a lab directory}") rounds=${2:-5}
undercast=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../undercast
there() { ssh -F "$lab/work/ssh_config" hypervisor "$@"; }
answers() { ssh -F "$lab/work/ssh_config" -o ConnectTimeout=1 undercloud-0 true 2>/dev/null; }
seconds() { date +%s.%N; }

"$undercast" --lab "$lab" checkpoint save bench >/dev/null
name=$(there 'ls /home/libvirt/checkpoints')

floor() {
  ssh -F "$lab/work/ssh_config" -O exit undercloud-0 2>/dev/null || true
  there "
    running=\$(systemctl list-units --plain --no-legend 'undercast-machine@*' | cut -d' ' -f1)
    systemctl kill --signal=KILL \$running; systemctl stop \$running
    for disk in /home/libvirt/checkpoints/$name/bench/disks/*; do cp --reflink=always \$disk /home/libvirt/\$(basename \$disk); done
    systemctl start --no-block \$running"
  until answers; do sleep 0.1; done
}

restore() { "$undercast" --lab "$lab" checkpoint restore bench >/dev/null; }

echo "| round | floor | restore | ratio |"
echo "|---|---|---|---|"
for round in $(seq "$rounds"); do
  a=$(seconds); floor; b=$(seconds); restore; c=$(seconds)
  awk -v n="$round" -v a="$a" -v b="$b" -v c="$c" 'BEGIN { printf "| %d | %.2f | %.2f | %.2f |\n", n, b - a, c - b, (c - b) / (b - a) }'
done
"$undercast" --lab "$lab" checkpoint remove bench >/dev/null
