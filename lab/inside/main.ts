/**
 * The inside of a lab: the first process of namespaces of its own for the network, mounts and processes.
 *
 * It plays the world that it is told on standard input, and ends with it; all that it started, mounted and connected the
 * kernel then takes away.
 */
import * as fs from "node:fs";
import * as readline from "node:readline";
import { METADATA, OUTSIDE } from "../addresses";
import { command } from "../command";
import { RunFolder } from "../folder";
import type { Said, Told } from "../messages";
import { openEdge } from "./edge";
import { MetadataServer } from "./metadata-server";
import { Player } from "./player";

async function main([place = "", root = ""]: string[]): Promise<void> {
  const folder = new RunFolder(place);
  const say = (said: Said) => console.log(JSON.stringify(said));
  await ownWorld();
  const metadata = new MetadataServer();
  await metadata.listen();
  await openEdge(folder.socket, { key: folder.key, cert: folder.certificate });
  const player = new Player(folder, root, say);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { world, notices, metadataAnswers }: Told = JSON.parse(line);
    metadata.notices = notices ?? metadata.notices;
    metadata.answers = metadataAnswers ?? metadata.answers;
    if (world !== undefined) {
      metadata.world = world;
      await player.play(world);
      say({ done: true });
    }
  }
}

/** Mounts that show these namespaces, and a network that forwards and reaches nothing else. */
async function ownWorld(): Promise<void> {
  await command("mount", "--make-rprivate", "/");
  // Read-only, by which systemd-nspawn knows that no udev has to name network interfaces first.
  await command("mount", "-t", "sysfs", "-o", "ro", "sysfs", "/sys");
  await command("mount", "-t", "cgroup2", "cgroup2", "/sys/fs/cgroup");
  // What systemd-nspawn keeps of its guests ends with them.
  fs.mkdirSync("/run/systemd/nspawn", { recursive: true });
  await command("mount", "-t", "tmpfs", "tmpfs", "/run/systemd/nspawn");
  await command("ip", "link", "set", "lo", "up");
  for (const address of [METADATA, ...OUTSIDE]) {
    await command("ip", "address", "add", `${address}/32`, "dev", "lo");
  }
  fs.writeFileSync("/proc/sys/net/ipv4/ip_forward", "1");
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
