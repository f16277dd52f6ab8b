#!/bin/bash
# Builds the root file system of the lab's hosts: Debian with systemd, cloud-init and what Amazon Linux brings by itself.
# Usage: root.sh FOLDER CA, where CA is the certificate that the hosts trust.
set -euo pipefail
root=$1 ca=$2

debootstrap --variant=minbase --include=systemd-sysv,dbus,udev,kmod,iproute2,iputils-ping,procps,netbase,sudo,ca-certificates,curl,xfsprogs,python3 \
  bookworm "$root" http://deb.debian.org/debian

# A root that is not whole is made anew: nothing has to be on the disk before the next thing is.
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/lab"
# In a chroot no service may start. https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
export DEBIAN_FRONTEND=noninteractive
chroot "$root" apt-get install -q -y --no-install-recommends cloud-init awscli </dev/null
# Last: it replaces resolv.conf, and names are looked up with the builder's until then.
chroot "$root" apt-get install -q -y --no-install-recommends systemd-resolved </dev/null
rm "$root/usr/sbin/policy-rc.d"
chroot "$root" apt-get clean

cp "$ca" "$root/usr/local/share/ca-certificates/terraspark-lab.crt"
chroot "$root" update-ca-certificates

# What a host's address is, the lab writes: cloud-init does not look for it by DHCP, and does the rest, as on EC2.
chroot "$root" systemctl mask cloud-init-local.service
cat >"$root/etc/cloud/cloud.cfg.d/99-lab.cfg" <<'CFG'
datasource_list: [Ec2]
network: {config: disabled}
locale: false
ssh_genkeytypes: []
CFG
echo 'datasource: Ec2' >"$root/etc/cloud/ds-identify.cfg"
chroot "$root" systemctl enable systemd-networkd systemd-networkd-wait-online systemd-resolved
chroot "$root" systemctl mask console-getty.service getty@tty1.service systemd-udev-trigger.service \
  apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer fstrim.timer
# Descriptions of packages in other languages are of no use here.
echo 'Acquire::Languages "none";' >"$root/etc/apt/apt.conf.d/99lab"
rm -f "$root/etc/hostname"
echo uninitialized >"$root/etc/machine-id"
rm -f "$root/var/lib/dbus/machine-id"
