#!/usr/bin/env bash
# The undercloud's services beside their floor: the same containers, stopped and then started by a plain loop, until each one's probe succeeds.
# Usage: bench/undercloud.sh LAB; in a lab whose undercloud is installed. The step's own time (undercloud-services) is in the table of the `up` that
# installed it. The loop runs as a unit of undercloud-0, so that a lost connection does not end it.
set -euo pipefail
lab=$1
there() { ssh -F "$lab/work/ssh_config" -o ConnectTimeout=10 undercloud-0 "$@"; }
there 'cat > /root/floor.sh; systemd-run --quiet --collect --unit=floor bash /root/floor.sh' <<'E2'
names=$(podman ps --sort created --format '{{.Names}}')
for name in $names; do systemctl stop "$name.service"; done
sync
start=$(date +%s%N)
for name in $names; do systemctl start --no-block "$name.service"; done
for name in $names; do until podman healthcheck run "$name" >/dev/null 2>&1; do sleep 0.5; done; done
echo "$(( ($(date +%s%N) - start) / 1000000 )) ms until all of $(echo "$names" | wc -w) containers are healthy" > /root/floor.log
E2
until there 'test -e /root/floor.log' 2>/dev/null; do sleep 5; done
there 'cat /root/floor.log; rm /root/floor.log /root/floor.sh'
