# shellcheck shell=bash
# The disks of a node: a master's volume for recovery state, and the local disks of a worker.

# The volume is attached some seconds after the master has started.
mount_recovery_volume() {
  local state=/var/lib/spark/recovery waited=0
  mountpoint --quiet "$state" && return
  until [ -b "$RECOVERY_DEVICE" ]; do
    [ "$waited" -lt 300 ] || fail "the recovery volume did not appear as $RECOVERY_DEVICE within 300 s"
    sleep 1
    waited=$((waited + 1))
  done
  format_if_blank "$RECOVERY_DEVICE"
  install -d -o spark -g spark /var/lib/spark "$state"
  mount "$RECOVERY_DEVICE" "$state"
  chown spark:spark "$state"
}

# Only a volume of which blkid is sure that nothing is on it: 2 is "found nothing", and any other error is one.
format_if_blank() {
  local status=0
  blkid --probe "$1" >/dev/null || status=$?
  case $status in
    0) ;;
    2) mkfs.xfs -q "$1" ;;
    *) fail "cannot tell what is on $1: blkid ends with $status" ;;
  esac
}

# Shuffle files go to the instance's own NVMe disks, and without any to the root volume; never to /tmp, which Amazon Linux
# 2023 keeps in memory. https://docs.aws.amazon.com/linux/al2023/ug/compare-with-al2.html
prepare_local_disks() {
  local device folder folders=()
  for device in $(local_disks); do
    folder=/mnt/$(basename "$device")
    mountpoint --quiet "$folder" || {
      mkdir -p "$folder"
      mkfs.xfs -q -f "$device"
      mount -o noatime "$device" "$folder"
    }
    folders+=("$folder/spark")
  done
  [ ${#folders[@]} -gt 0 ] || folders=(/var/lib/spark/local)
  install -d -o spark -g spark /var/lib/spark "${folders[@]}"
  (IFS=, && echo "SPARK_LOCAL_DIRS=${folders[*]}") >>"$MACHINE"
}

# Each disk once, though it has a name for each of its namespaces.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ssd-instance-store.html
local_disks() {
  local link
  for link in /dev/disk/by-id/nvme-Amazon_EC2_NVMe_Instance_Storage_*; do
    [ -b "$link" ] && readlink --canonicalize "$link"
  done | sort --unique
}
