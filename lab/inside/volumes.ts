import * as fs from "node:fs";
import { command } from "../command";
import type { RunFolder } from "../folder";
import type { Attachment } from "../world";
import type { Host } from "./host";

/** Volumes, each a sparse file behind a loop device, plugged into hosts that run. */
export class Volumes {
  private readonly devices = new Map<string, string>();
  private readonly plugged = new Set<string>();

  constructor(private readonly folder: RunFolder) {}

  /** Give a host what is attached to its instance, once it is far enough to have devices. */
  async follow(host: Host, attachments: Attachment[]): Promise<void> {
    const leader = host.leader;
    for (const [index, { volumeId, device, sizeGb }] of attachments.entries()) {
      const mark = `${leader} ${volumeId}`;
      if (leader === undefined || this.plugged.has(mark)) {
        continue;
      }
      const loop = this.devices.get(volumeId) ?? (await this.make(volumeId, sizeGb));
      const [major, minor] = numbersOf(loop);
      // As on Nitro, with the links that Amazon Linux makes. https://docs.aws.amazon.com/ebs/latest/userguide/nvme-ebs-volumes.html
      const node = `/dev/nvme${index + 1}n1`;
      const script = `mknod ${node} b ${major} ${minor} && mkdir -p /dev/disk/by-id &&
        ln -sf ${node} /dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${volumeId.replace("-", "")} && ln -sf ${node} ${device}`;
      await command("nsenter", "--mount", `--target=${leader}`, "sh", "-ec", script);
      this.plugged.add(mark);
    }
  }

  private async make(volumeId: string, sizeGb: number): Promise<string> {
    const file = this.folder.volume(volumeId);
    fs.closeSync(fs.openSync(file, "a"));
    fs.truncateSync(file, sizeGb * 2 ** 30);
    const loop = (await command("losetup", "--find", "--show", file)).trim();
    // Held open, and told to go: the kernel takes it away when this process ends, however it ends.
    fs.openSync(loop, "r");
    await command("losetup", "--detach", loop);
    this.devices.set(volumeId, loop);
    return loop;
  }
}

function numbersOf(device: string): [number, number] {
  const { rdev } = fs.statSync(device);
  return [(rdev >> 8) & 0xfff, (rdev & 0xff) | ((rdev >> 12) & 0xfff00)];
}
