#!/usr/bin/env bash
# One node inspected, deployed, logged in to and deleted, again and again: a row a round with its times in seconds, and in the
# end what is there that was not before: mounts, loop devices, namespaces, files, ports. Usage: bench/redeploy.sh LAB_DIRECTORY [NODE] [ROUNDS]; the node is available (`undercast overcloud remove`).
set -euo pipefail
lab=$(realpath "${1:?name a lab directory}") node=${2:-compute-0} rounds=${3:-20}
openstack() { "$lab/openstack-undercloud" "$@"; }
there() { ssh -F "$lab/work/ssh_config" "$@"; }
seconds() { date +%s.%N; }

# Things that a deployment makes and has to take away: what the kernel has on the Hypervisor, and files there and on the undercloud.
things() {
  there hypervisor 'echo "mounts $(wc -l < /proc/mounts)"; echo "loops $(losetup --noheadings --list | wc -l)"
    echo "namespaces $(lsns --noheadings | wc -l)"; echo "files $(find /home/libvirt /var/lib/undercast /run -xdev -path "*/root/*" -prune -o -print | wc -l)"'
  there undercloud-0 'echo "undercloud files $(sudo find /var/lib/undercast /tmp -path "*/ironic/*" -print | wc -l)"; echo "undercloud mounts $(wc -l < /proc/mounts)"'
  echo "ports $(openstack port list -f value | wc -l)"
}

name_at() {
  there -o HostName="$1" -o HostKeyAlias="$2" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o ControlPath=none -o LogLevel=ERROR "$node" hostname 2>/dev/null || true
}

round() {
  local start inspected deployed address
  start=$(seconds)
  openstack baremetal node manage "$node" --wait 60
  openstack baremetal node inspect "$node" --wait 600
  openstack baremetal node provide "$node" --wait 600
  inspected=$(seconds)
  openstack server create --flavor "$(openstack baremetal node show "$node" -f value -c resource_class)" --image overcloud-full --network ctlplane --key-name default --wait "round-$1" >/dev/null
  address=$(openstack server show "round-$1" -f json -c addresses | grep -o '[0-9.]\{7,\}')
  # Its name is that of this round: the system that answers is the new one.
  until [ "$(name_at "$address" "round-$1")" = "round-$1" ]; do
    [ "$(date +%s)" -lt $((${start%.*} + 900)) ] || { echo "round $1: nobody answers at $address by the name of round-$1" >&2; exit 1; }
    sleep 1
  done
  deployed=$(seconds)
  openstack server delete --wait "round-$1"
  until [ "$(openstack baremetal node show "$node" -f value -c provision_state)" = available ]; do sleep 1; done
  awk -v n="$1" -v a="$start" -v b="$inspected" -v c="$deployed" -v d="$(seconds)" 'BEGIN { printf "| %d | %.0f | %.0f | %.0f |\n", n, b - a, c - b, d - c }'
}

round 0 # What is made once for all is there afterwards: caches, folders.
before=$(things)
echo "| round | inspected | deployed, to its ssh | deleted |"
echo "|---|---|---|---|"
for n in $(seq "$rounds"); do round "$n"; done
diff <(echo "$before") <(things) && echo "nothing leaked: $(echo "$before" | tr '\n' ',')"
