import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { makeScratch, removeScratch } from "../modules/files/scratch";

/** What a lab asks of the kernel: namespaces, layers, cgroups, devices that are files, a wire and a packet filter. */
const TRIAL = `
cd "$1"
mkdir lower upper work root
mount -t overlay overlay -o lowerdir=lower,upperdir=upper,workdir=work root
touch root/x
truncate --size 1M disk
loop=$(losetup --find --show disk)
losetup --detach "$loop"
mkdir cgroups
mount -t cgroup2 cgroup2 cgroups
mkdir cgroups/$(basename "$1")
rmdir cgroups/$(basename "$1")
ip link add name trial0 type veth peer name trial1
nft add table inet trial
`;

/**
 * Why the kernel, or what keeps this process in, allows no lab; undefined if it does. It is tried, since no list says it.
 *
 * @param cache the folder that hosts would be in
 */
export function kernelRefuses(cache: string): string | undefined {
  fs.mkdirSync(cache, { recursive: true });
  const folder = makeScratch(cache, ".trial-");
  try {
    const namespaces = ["--net", "--pid", "--mount", "--mount-proc", "--fork", "--kill-child"];
    const { status, stderr } = spawnSync("unshare", [...namespaces, "bash", "-euxc", TRIAL, "trial", folder], {
      encoding: "utf8",
    });
    return status === 0
      ? undefined
      : `the lab boots containers, which is not allowed here: ${stderr.trim().split("\n").slice(-2).join(": ")}`;
  } finally {
    removeScratch(folder);
  }
}
