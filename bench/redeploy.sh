#!/usr/bin/env bash
# Nodes inspected, deployed, logged in to and deleted, again and again, side by side: a row a node and round with its times in seconds, and in
# the end what is there that was not before: mounts, loop devices, namespaces, files, ports.
# Usage: bench/redeploy.sh LAB_DIRECTORY [ROUNDS [NODE]...]; the nodes are available (`undercast overcloud remove`).
set -euo pipefail
lab=$(realpath "${1:?name a lab directory}") rounds=${2:-20} nodes=("${@:3}")
[ ${#nodes[@]} -gt 0 ] || nodes=(compute-0)
openstack() { "$lab/openstack-undercloud" "$@"; }
there() { ssh -F "$lab/work/ssh_config" -T "$@"; }
seconds() { date +%s.%N; }

# Things that a deployment makes and has to take away: what the kernel has on the Hypervisor, and files there and on the undercloud.
# The ramdisks' logs are kept on purpose.
things() {
  there hypervisor 'echo "mounts $(wc -l < /proc/mounts)"; echo "loops $(losetup --noheadings --list | wc -l)"
    echo "namespaces $(lsns --noheadings | wc -l)"; echo "files $(find /home/libvirt /var/lib/undercast /run -xdev -path "*/root/*" -prune -o -print | wc -l)"'
  there undercloud-0 'echo "undercloud files $(sudo find /var/lib/undercast /tmp -path "*/ironic/*" ! -path "*/deploy-logs/*" -print | wc -l)"; echo "undercloud mounts $(wc -l < /proc/mounts)"'
  echo "ports $(openstack port list -f value | wc -l)"
}

# The host name of the system at an address. The undercloud's root has the key that Nova gave the node.
name_at() {
  there undercloud-0 ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o BatchMode=yes -o ConnectTimeout=5 "heat-admin@$1" hostname 2>/dev/null || true
}

# A round of one node: its number, the node.
redeploy() {
  local node=$2 name=$2-round-$1 start inspected deployed address flavor port
  start=$(seconds)
  openstack baremetal node manage "$node" --wait 60
  openstack baremetal node inspect "$node" --wait 600
  openstack baremetal node provide "$node" --wait 600
  inspected=$(seconds)
  # Its own address: one of Neutron's choice may be that of a ramdisk which still runs.
  address=$(ssh -G -F "$lab/work/ssh_config" "$node" | awk '$1 == "hostname" { print $2 }')
  flavor=$(openstack baremetal node show "$node" -f value -c resource_class | tr _ -)
  port=$(openstack port create --network ctlplane --fixed-ip "ip-address=$address" "$name" -f value -c id)
  # Nova hears of a node that became available within half a minute, and has no valid host for it before.
  sleep 30
  openstack server create --flavor "$flavor" --image overcloud-full --nic "port-id=$port" --key-name default --wait "$name" >/dev/null
  # Its name is that of this round: the system that answers is the new one.
  until [ "$(name_at "$address")" = "$name" ]; do
    [ "$(date +%s)" -lt $((${start%.*} + 900)) ] || { echo "$name: nobody answers at $address by that name" >&2; exit 1; }
    # sshd refuses for minutes whoever was refused too often.
    sleep 3
  done
  deployed=$(seconds)
  openstack server delete --wait "$name"
  openstack port delete "$port"
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
