#!/bin/bash
# Installs Java and Spark on a node, once, and gives the master its recovery volume.
# Runs as root before the Spark unit; a second run finds everything done and ends at once.
set -euo pipefail

# shellcheck source=/dev/null
. /etc/terraspark/node.env

install_java() {
  command -v java >/dev/null || dnf install -y java-17-amazon-corretto-headless
}

fetch() {
  case "$SPARK_URL" in
    s3://*) aws s3 cp --only-show-errors "$SPARK_URL" "$1" ;;
    *) curl --fail --silent --show-error --location --retry 5 --retry-all-errors --output "$1" "$SPARK_URL" ;;
  esac
}

install_spark() {
  [ -e /opt/spark/RELEASE ] && return
  local work
  work=$(mktemp -d /opt/spark-install.XXXXXX)
  fetch "$work/spark.tgz"
  if [ -n "$SPARK_SHA512" ]; then
    echo "$SPARK_SHA512  $work/spark.tgz" | sha512sum --check --quiet
  fi
  mkdir "$work/spark"
  tar --extract --gzip --file "$work/spark.tgz" --directory "$work/spark" --strip-components 1
  cp /etc/terraspark/spark-defaults.conf "$work/spark/conf/spark-defaults.conf"
  chmod 755 "$work/spark"
  rm -rf /opt/spark
  mv "$work/spark" /opt/spark
  rm -r "$work"
}

prepare_folders() {
  install -d -o spark -g spark /opt/spark/logs /opt/spark/work /var/lib/spark /var/lib/spark/recovery
}

# The volume is attached some seconds after the master has started.
mount_recovery_volume() {
  mountpoint --quiet /var/lib/spark/recovery && return
  local waited=0
  until [ -b "$RECOVERY_DEVICE" ]; do
    if [ "$waited" -ge 300 ]; then
      echo "the recovery volume did not appear as $RECOVERY_DEVICE within 300 s" >&2
      return 1
    fi
    sleep 5
    waited=$((waited + 5))
  done
  blkid "$RECOVERY_DEVICE" >/dev/null || mkfs.xfs -q "$RECOVERY_DEVICE"
  mount "$RECOVERY_DEVICE" /var/lib/spark/recovery
  chown spark:spark /var/lib/spark/recovery
}

install_java
install_spark
prepare_folders
if [ -n "${RECOVERY_DEVICE:-}" ]; then
  mount_recovery_volume
fi
