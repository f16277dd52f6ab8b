/** What a change of a field does to an environment that runs, in the words of the reference. */
export const EFFECTS = {
  nothing: "nothing in AWS",
  migrates: "nothing in AWS; the state moves with `terraform init -migrate-state`",
  upgrades: "nothing in AWS; Terraform takes the other version with `terraform init -upgrade`",
  refused: "is refused on the same state: it is another environment",
  in_place: "in place",
  ports: "in place: ports open and close",
  tags: "in place; workers that run keep theirs",
  new_workers: "in place, for workers that start later",
  first_only: "nothing: it counts when the group of workers is made",
  scaling_owns: "nothing: the number belongs to scaling",
  grows: "in place; it can only grow",
  restarts_master: "in place, the master stops and starts; another architecture replaces it",
  adds_removes: "adds or removes what it names",
  adds_removes_submitter: "in place; the role comes with the first and goes with the last",
  adds_removes_vpcs: "adds or removes VPCs and their peerings; a renamed one is another one",
  adds_removes_subnets: "adds or removes subnets; in another zone they are replaced, and what runs in them",
  replaces_subnets: "replaces the subnets and what runs in them",
  replaces_vpc: "replaces the VPC and all that is in it",
  moves_cluster: "replaces the cluster, the private zone and the peerings",
  next_cluster: "nothing of the cluster, until it is made anew",
  replaces_zone: "replaces the private zone",
  replaces_zone_and_workers: "replaces the private zone and the workers",
  replaces_bucket: "replaces the bucket",
  replaces_bucket_and_cluster: "replaces the bucket and the cluster",
  replaces_roles_and_workers: "replaces the roles and the workers",
  replaces_roles_and_cluster: "replaces the roles and the cluster",
  replaces_master: "replaces the master; workers that start later have it",
  replaces_master_and_volume:
    "replaces the master and its recovery volume, which stay as they are where it is taken away; workers that start later have it",
  moves_master: "replaces the master; in another zone its recovery volume too",
  replaces_nodes: "replaces the master and the workers",
  replaces_cluster: "replaces the cluster",
  first_replaces_cluster: "in place; the first in a cluster replaces it, for its role",
  replaces_limits: "replaces the scaling policy; the cluster runs on",
  resizes: "in place; from spot to on demand or back replaces the nodes",
  adds_removes_task_nodes: "adds or removes task nodes",
  replaces_task_nodes: "replaces the task nodes",
} as const;

export type Effect = keyof typeof EFFECTS;

/** Kinds of clusters that a change can mean different things for. */
export type Kind = "standalone" | "emr" | "fleets" | "groups" | "scaled";

/** One effect, or one for each kind of cluster; the narrower kind counts: `fleets`, `groups` and `scaled` are of EMR. */
export type Change = Effect | Partial<Record<Kind, Effect>>;

const CALLED: Record<Kind, string> = {
  standalone: "standalone",
  emr: "EMR",
  fleets: "fleets",
  groups: "groups",
  scaled: "under scaling",
};

/** Say of a field what its change does: `.meta(onChange("in_place"))`. */
export function onChange(change: Change): { "x-change": Change } {
  return { "x-change": change };
}

/** What a change does, as the reference says it. */
export function changeText(change: Change): string {
  if (typeof change === "string") {
    return EFFECTS[change];
  }
  const effects = Object.entries(change) as [Kind, Effect][];
  const [[, first]] = effects as [[Kind, Effect]];
  return effects.every(([, effect]) => effect === first)
    ? EFFECTS[first]
    : effects.map(([kind, effect]) => `${CALLED[kind]}: ${EFFECTS[effect]}`).join("; ");
}
