#!/usr/bin/env bash
# A machine's services beside their floor: the same containers, stopped and then started by a plain loop, until each one's probe succeeds.
# Usage: bench/services.sh LAB [MACHINE]; in a lab whose services run there. The step's own time (undercloud-services, or the tasks of the
# deployment) is in the log of the `up` that made them. The loop runs as a unit of the machine, so that a lost connection does not end it.
set -euo pipefail
lab=$1 machine=${2:-undercloud-0}
there() { ssh -F "$lab/work/ssh_config" -o ConnectTimeout=10 "$machine" sudo "$@"; }
there tee /root/floor.sh >/dev/null <<'E2'
names=$(podman ps --sort created --format '{{.Names}}')
for name in $names; do systemctl stop "$name.service"; done
sync
start=$(date +%s%N)
for name in $names; do systemctl start --no-block "$name.service"; done
for name in $names; do until podman healthcheck run "$name" >/dev/null 2>&1; do sleep 0.5; done; done
echo "$(( ($(date +%s%N) - start) / 1000000 )) ms until all of $(echo "$names" | wc -w) containers are healthy" > /root/floor.log
E2
there systemd-run --quiet --collect --unit=floor bash /root/floor.sh
until there test -e /root/floor.log 2>/dev/null; do sleep 5; done
there cat /root/floor.log
there rm /root/floor.log /root/floor.sh
