import { feed } from "../command";
import { filterOf } from "../filter";
import type { RunFolder } from "../folder";
import type { Said } from "../messages";
import { type Instance, running, type World } from "../world";
import { Host } from "./host";
import { Resolvers } from "./resolvers";
import { Volumes } from "./volumes";

/** Plays worlds: gives each instance that runs its host, and all of them their network. */
export class Player {
  private readonly hosts = new Map<string, Host>();
  private readonly resolvers: Resolvers;
  private readonly volumes: Volumes;
  private filter = "";

  constructor(
    private readonly folder: RunFolder,
    private readonly root: string,
    private readonly say: (said: Said) => void,
  ) {
    this.resolvers = new Resolvers(folder);
    this.volumes = new Volumes(folder);
  }

  /** Make of what is there what the world asks for. */
  async play(world: World): Promise<void> {
    const filter = filterOf(world);
    if (filter !== this.filter) {
      await feed(filter, "nft", "--file", "-");
      this.filter = filter;
    }
    await this.resolvers.follow(world);
    this.endOthers(world);
    for (const instance of running(world)) {
      await this.start(instance, world);
    }
    for (const { id, volumes } of running(world)) {
      const host = this.hosts.get(id);
      if (host?.isOn) {
        await this.volumes.follow(host, volumes);
      }
    }
  }

  private endOthers(world: World): void {
    for (const [id, host] of this.hosts) {
      const instance = world.instances.find((one) => one.id === id);
      if (instance === undefined) {
        this.hosts.delete(id);
        host.remove().catch((error: Error) => console.error(`${id}: ${error.message}`));
      } else if (!running(world).includes(instance)) {
        host.shutDown().catch((error: Error) => console.error(`${id}: ${error.message}`));
      }
    }
  }

  private async start(instance: Instance, world: World): Promise<void> {
    let host = this.hosts.get(instance.id);
    if (host === undefined) {
      host = new Host(this.folder, this.root, instance, () => this.say({ ended: instance.id }));
      this.hosts.set(instance.id, host);
    }
    if (!host.isOff) {
      return;
    }
    try {
      await host.boot(world);
      this.say({ booted: instance.id });
    } catch (error) {
      host.fail(error as Error);
    }
  }
}
