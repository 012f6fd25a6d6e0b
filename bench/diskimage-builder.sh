#!/usr/bin/env bash
# overcloud-full's packages, without its containers, installed by diskimage-builder: the second of two runs, so that everything is downloaded.
# Usage (as root, with python3-diskimage-builder, debootstrap and sudo): bench/diskimage-builder.sh FOLDER MIRROR PACKAGE...; the mirror as in apt's
# sources. Ours beside it: Undercast.ImageBench FOLDER overcloud-full-without-containers.
set -euo pipefail
folder=$(realpath "${1:?name a folder with 10 GB free}") mirror=${2:?name the mirror of Debian} packages=("${@:3}")
[ ${#packages[@]} -gt 0 ] || { echo 'name the packages: those of MachineImage.cs' >&2; exit 2; }
mkdir --parents "$folder/cache" "$folder/tmp"
export DIB_RELEASE=trixie DIB_DISTRIBUTION_MIRROR=$mirror DIB_APT_SOURCES_CONF="default:deb $mirror trixie main" DIB_IMAGE_CACHE=$folder/cache TMP_DIR=$folder/tmp
for run in first second; do
  start=$(date +%s)
  # A tar file, for its disks want partition devices of the kernel; without its element "base", which asks trixie for a package that is gone.
  disk-image-create --no-tmpfs -n -t tar -o "$folder/image" -p "$(IFS=,; echo "${packages[*]}")" debian-minimal > "$folder/$run.log" 2>&1 \
    || { tail --lines=20 "$folder/$run.log" >&2; exit 1; }
  echo "$run run: $(($(date +%s) - start)) s, $(($(stat --format=%s "$folder/image.tar") >> 20)) MiB"
done
