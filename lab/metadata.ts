import { privateName } from "./names";
import { type Instance, subnetOf, type World } from "./world";

/** A folder of metadata: what stands in it, by name. */
interface Folder {
  [name: string]: string | Folder;
}

/** What AWS tells an instance of its end, and when. */
export interface Notice {
  /** Of a spot instance: two minutes before. ISO 8601. */
  interruption?: string;
  rebalance?: string;
}

/** How long role credentials are good for. */
const CREDENTIALS_MS = 6 * 3_600_000;

/**
 * What the metadata service answers to a path; undefined for 404.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html
 *
 * @param path such as `/latest/meta-data/instance-id`
 */
export function metadataOf(
  world: World,
  instance: Instance,
  path: string,
  notice: Notice = {},
  now = new Date(),
): string | Buffer | undefined {
  const [version, ...parts] = path.split("/").filter(Boolean);
  if (version === undefined) {
    return "latest";
  }
  if (version !== "latest" && !/^\d{4}-\d{2}-\d{2}$/.test(version)) {
    return undefined;
  }
  if (parts[0] === "user-data" && parts.length === 1) {
    return instance.userData === "" ? undefined : Buffer.from(instance.userData, "base64");
  }
  let node: string | Folder | undefined = {
    dynamic: { "instance-identity": { document: identityOf(world, instance) } },
    "meta-data": categories(world, instance, notice, now),
    ...(instance.userData === "" ? {} : { "user-data": "" }),
  };
  for (const part of parts) {
    node = typeof node === "object" && Object.hasOwn(node, part) ? node[part] : undefined;
  }
  return typeof node === "object" ? listing(node) : node;
}

const listing = (folder: Folder): string =>
  Object.entries(folder)
    .map(([name, inner]) => (typeof inner === "object" ? `${name}/` : name))
    .join("\n");

function categories(world: World, instance: Instance, notice: Notice, now: Date): Folder {
  const { id, address, mac, image, type, zone, role, spot, tags } = instance;
  const hostname = privateName(address, world.region);
  const subnet = subnetOf(world, instance);
  const vpc = world.vpcs.find((one) => one.id === subnet.vpcId);
  const placement = { "availability-zone": zone, region: world.region };
  const interfaces = {
    [mac]: {
      "device-number": "0",
      "local-hostname": hostname,
      "local-ipv4s": address,
      mac,
      "subnet-id": subnet.id,
      "subnet-ipv4-cidr-block": subnet.cidr,
      "vpc-id": subnet.vpcId,
      "vpc-ipv4-cidr-block": vpc?.cidr ?? "",
    },
  };
  return {
    "ami-id": image,
    ...(notice.rebalance === undefined
      ? {}
      : { events: { recommendations: { rebalance: JSON.stringify({ noticeTime: notice.rebalance }) } } }),
    hostname,
    ...(role === undefined ? {} : { iam: { "security-credentials": { [role]: credentials(world, now) } } }),
    "instance-id": id,
    "instance-life-cycle": spot ? "spot" : "on-demand",
    "instance-type": type,
    "local-hostname": hostname,
    "local-ipv4": address,
    mac,
    network: { interfaces: { macs: interfaces } },
    placement,
    services: { domain: "amazonaws.com", partition: "aws" },
    ...(notice.interruption === undefined
      ? {}
      : {
          spot: {
            "instance-action": JSON.stringify({ action: "terminate", time: notice.interruption }),
            "termination-time": notice.interruption,
          },
        }),
    ...(instance.metadata.tags ? { tags: { instance: tags } } : {}),
  };
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-identity-documents.html */
function identityOf({ account, region }: World, { id, image, address, type, zone }: Instance): string {
  const document = {
    accountId: account,
    architecture: "x86_64",
    availabilityZone: zone,
    imageId: image,
    instanceId: id,
  };
  return JSON.stringify({ ...document, instanceType: type, privateIp: address, region, version: "2017-09-30" });
}

/** The emulator knows an account by the access key. */
function credentials({ account }: World, now: Date): string {
  return JSON.stringify({
    Code: "Success",
    LastUpdated: seconds(now),
    Type: "AWS-HMAC",
    AccessKeyId: `AKIA0000${account}`,
    SecretAccessKey: "emulated",
    Token: "emulated",
    Expiration: seconds(new Date(now.getTime() + CREDENTIALS_MS)),
  });
}

const seconds = (time: Date): string => time.toISOString().replace(/\.\d{3}Z$/, "Z");
