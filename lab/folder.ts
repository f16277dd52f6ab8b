import * as path from "node:path";

/** What stands where in the folder of one run of a lab. */
export class RunFolder {
  constructor(readonly path: string) {}

  /** The socket by which the inside reaches what is outside. */
  get socket(): string {
    return path.join(this.path, "outside.sock");
  }

  /** Of the certificate of the edge. */
  get key(): string {
    return path.join(this.path, "edge.key");
  }

  get certificate(): string {
    return path.join(this.path, "edge.crt");
  }

  /** The cgroup of the run, below the root of cgroups of version 2. */
  get cgroup(): string {
    return path.basename(this.path);
  }

  host(instanceId: string): string {
    return path.join(this.path, "hosts", instanceId);
  }

  /** What a host wrote to its console. */
  console(instanceId: string): string {
    return path.join(this.host(instanceId), "console");
  }

  volume(volumeId: string): string {
    return path.join(this.path, `${volumeId}.img`);
  }

  hostsFile(vpcId: string): string {
    return path.join(this.path, `${vpcId}.hosts`);
  }
}
