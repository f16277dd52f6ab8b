#!/bin/bash
# Makes a node ready for Spark: Java, Python, Spark and its disks. Runs as root before the Spark unit, each time that it
# starts. What is done is not done again; what an earlier try began and did not finish is thrown away.
set -euo pipefail

here=$(dirname "$(readlink --canonicalize "$0")")
# shellcheck source=/dev/null
. /etc/terraspark/node.env
# shellcheck source=modules/standalone/node/say.sh
. "$here/say.sh"
# shellcheck source=modules/standalone/node/fetch.sh
. "$here/fetch.sh"
# shellcheck source=modules/standalone/node/disks.sh
. "$here/disks.sh"

SPARK_HOME=/opt/spark
UNPACKED=/opt/spark.unpacked
CACHE=/var/cache/terraspark

# What only the machine knows of itself, for the units.
MACHINE=/run/terraspark/machine.env

python_suits() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null
}

# PySpark 4 runs on Python 3.10 and newer, and Amazon Linux 2023 has 3.9 as python3: what executors find first is a newer
# one beside it. https://docs.aws.amazon.com/linux/al2023/ug/python.html
install_packages() {
  local wanted=()
  mkdir -p "$here/bin"
  if command -v dnf >/dev/null; then
    command -v java >/dev/null || wanted+=(java-17-amazon-corretto-headless)
    python_suits python3 || python_suits python3.11 || wanted+=(python3.11)
    [ ${#wanted[@]} -eq 0 ] || dnf install --assumeyes --quiet --setopt=install_weak_deps=False "${wanted[@]}"
    python_suits python3 || ln --symbolic --force "$(command -v python3.11)" "$here/bin/python3"
  elif command -v apt-get >/dev/null; then
    command -v java >/dev/null || wanted+=(openjdk-17-jre-headless)
    command -v python3 >/dev/null || wanted+=(python3)
    [ ${#wanted[@]} -eq 0 ] || apt_install "${wanted[@]}"
  else
    fail "knows neither dnf nor apt-get here, to install Java with"
  fi
}

# The first boot's own updates hold the lock for a while.
apt_install() {
  local apt=(apt-get -qq -o DPkg::Lock::Timeout=300)
  export DEBIAN_FRONTEND=noninteractive
  "${apt[@]}" update
  "${apt[@]}" install --yes --no-install-recommends "$@"
}

# The Spark that an image brings is taken as it is.
install_spark() {
  rm -rf "$UNPACKED"
  [ -e "$SPARK_HOME/RELEASE" ] && return
  mkdir -p "$CACHE" "$UNPACKED"
  read -ra sources <<<"$SPARK_SOURCES"
  fetch "$CACHE/spark.tgz" "$SPARK_SHA512" "${sources[@]}"
  tar --extract --gzip --file "$CACHE/spark.tgz" --directory "$UNPACKED" --strip-components 1 ||
    { rm -f "$CACHE/spark.tgz"; fail "could not unpack Spark from ${sources[*]}"; }
  chmod 755 "$UNPACKED"
  rm -rf "$SPARK_HOME"
  mv "$UNPACKED" "$SPARK_HOME"
  rm -f "$CACHE/spark.tgz"
}

# Properties may hold what nobody but Spark should read.
configure_spark() {
  install -o root -g spark -m 0640 /etc/terraspark/spark-defaults.conf "$SPARK_HOME/conf/spark-defaults.conf"
  install -d -o spark -g spark "$SPARK_HOME/logs" "$SPARK_HOME/work"
}

# Units that start together install once.
mkdir -p /run/terraspark
exec 9>/run/terraspark/lock
flock 9

trap give_up_if_late EXIT

install_packages &
packages=$!
install_spark &
spark=$!
# Both are waited for, so that the next try meets neither.
are_installed=true
wait "$packages" || are_installed=false
wait "$spark" || are_installed=false
$are_installed || fail "is not installed; the lines above say why"

configure_spark
# What Spark calls this machine: an address, since its name need not resolve. The web pages listen on the loopback too, where
# the tunnels of Session Manager end.
echo "SPARK_LOCAL_HOSTNAME=$(hostname --all-ip-addresses | cut -d' ' -f1)" >"$MACHINE"
if [ -n "${RECOVERY_DEVICE:-}" ]; then
  mount_recovery_volume
else
  prepare_local_disks
fi
trap - EXIT
