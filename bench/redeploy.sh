#!/usr/bin/env bash
# Nodes inspected, deployed, logged in to and deleted, again and again, side by side: a row a node and round with its times in seconds, and in
# the end what is there that was not before: mounts, loop devices, namespaces, files, ports.
# Usage: bench/redeploy.sh LAB_DIRECTORY [ROUNDS [NODE]...]; the nodes are available (`undercast overcloud remove`).
set -euo pipefail
lab=$(realpath "${1:?name a lab directory}") rounds=${2:-20} nodes=("${@:3}")
[ ${#nodes[@]} -gt 0 ] || nodes=(compute-0)
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

# The host name of the system at an address, seen from a node's place.
name_at() {
  there -o HostName="$1" -o HostKeyAlias="$2" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o ControlPath=none -o LogLevel=ERROR "$3" hostname 2>/dev/null || true
}

# A round of one node: its number, the node.
redeploy() {
  local node=$2 name=$2-round-$1 start inspected deployed address
  start=$(seconds)
  openstack baremetal node manage "$node" --wait 60
  openstack baremetal node inspect "$node" --wait 600
  openstack baremetal node provide "$node" --wait 600
  inspected=$(seconds)
  openstack server create --flavor "$(openstack baremetal node show "$node" -f value -c resource_class)" --image overcloud-full --network ctlplane --key-name default --wait "$name" >/dev/null
  address=$(openstack server show "$name" -f json -c addresses | grep -o '[0-9.]\{7,\}')
  # Its name is that of this round: the system that answers is the new one.
  until [ "$(name_at "$address" "$name" "$node")" = "$name" ]; do
    [ "$(date +%s)" -lt $((${start%.*} + 900)) ] || { echo "$name: nobody answers at $address by that name" >&2; exit 1; }
    sleep 1
  done
  deployed=$(seconds)
  openstack server delete --wait "$name"
  until [ "$(openstack baremetal node show "$node" -f value -c provision_state)" = available ]; do sleep 1; done
  awk -v n="$1" -v node="$node" -v a="$start" -v b="$inspected" -v c="$deployed" -v d="$(seconds)" 'BEGIN { printf "| %d | %s | %.0f | %.0f | %.0f |\n", n, node, b - a, c - b, d - c }'
}

round() {
  local node running=()
  for node in "${nodes[@]}"; do redeploy "$1" "$node" & running+=($!); done
  for one in "${running[@]}"; do wait "$one"; done
}

round 0 # What is made once for all is there afterwards: caches, folders.
before=$(things)
echo "| round | node | inspected | deployed, to its ssh | deleted |"
echo "|---|---|---|---|---|"
for n in $(seq "$rounds"); do round "$n"; done
diff <(echo "$before") <(things) && echo "nothing leaked: $(echo "$before" | tr '\n' ',')"
