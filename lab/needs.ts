import * as fs from "node:fs";
import * as path from "node:path";

/** What a lab runs, and the package of Debian's that has it. */
const TOOLS: Record<string, string> = {
  "systemd-nspawn": "systemd-container",
  debootstrap: "debootstrap",
  dnsmasq: "dnsmasq-base",
  nft: "nftables",
  ip: "iproute2",
  losetup: "mount",
  nsenter: "util-linux",
  openssl: "openssl",
  unshare: "util-linux",
};

/** Why a lab cannot run on this machine; undefined if it can. */
export function labMissing(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    return "the lab boots containers: it needs Linux, and root";
  }
  if (!/^nodev\tcgroup2$/m.test(fs.readFileSync("/proc/filesystems", "utf8"))) {
    return "the lab needs a Linux with cgroups of version 2";
  }
  const folders = (process.env.PATH ?? "").split(":");
  const missing = Object.keys(TOOLS).filter(
    (tool) => !folders.some((folder) => fs.existsSync(path.join(folder, tool))),
  );
  if (missing.length === 0) {
    return undefined;
  }
  const packages = [...new Set(missing.map((tool) => TOOLS[tool]))];
  return `the lab needs ${missing.join(", ")}; on Debian: apt-get install ${packages.join(" ")}`;
}
