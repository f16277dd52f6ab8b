import type { Path } from "../rule/finding";
import { type Check, type Found, found } from "../rule/requirement";
import type { NetworkSettings, Vpc } from "./schema";

const BASICS = "https://docs.aws.amazon.com/vpc/latest/userguide/configure-your-vpc.html";

interface Belonging {
  key: string;
  of: (vpc: Vpc) => string[];
}

const PARTS: Belonging[] = [
  { key: "private_subnet_ids", of: (vpc) => vpc.privateSubnetIds ?? [] },
  { key: "public_subnet_ids", of: (vpc) => vpc.publicSubnetIds ?? [] },
  { key: "route_table_ids", of: (vpc) => vpc.routeTableIds ?? [] },
];

/** What is said of VPCs that are there already, beside each other. */
export const existingChecks: Check<NetworkSettings>[] = [
  {
    says: "`id` of an existing VPC stands once: no VPC is peered with itself",
    source: "https://docs.aws.amazon.com/vpc/latest/peering/create-vpc-peering-connection.html",
    find: ({ network }) =>
      shared(network.vpcs, [{ key: "id", of: ({ id }) => (id === undefined ? [] : [id]) }], ({ vpc }) => ({
        problem: `is also the VPC ${vpc}`,
        fix: "write the id of another VPC, or remove one of the two",
      })),
  },
  {
    says: "a subnet or a route table of an existing VPC stands with that VPC alone, and a subnet is private or public",
    source: BASICS,
    find: ({ network }) =>
      shared(network.vpcs, PARTS, ({ vpc, key }) => ({
        problem: `is also one of ${vpc}.${key}`,
        fix: "name it where it belongs alone",
      })),
  },
];

interface Place {
  vpc: string;
  key: string;
}

/** Ids that stand in two places, each at the second of them; what one list has twice is said of that list. */
function shared(
  vpcs: Record<string, Vpc>,
  parts: Belonging[],
  words: (first: Place) => { problem: string; fix: string },
): Found[] {
  const places = new Map<string, Place>();
  return Object.entries(vpcs).flatMap(([name, vpc]) =>
    parts.flatMap(({ key, of }) =>
      of(vpc).flatMap((id, at) => {
        const first = places.get(id) ?? { vpc: name, key };
        places.set(id, first);
        const path: Path = ["network", "vpcs", name, key, ...(key === "id" ? [] : [at])];
        return first.vpc === name && first.key === key ? [] : [found(path, { ...words(first), got: id })];
      }),
    ),
  );
}
