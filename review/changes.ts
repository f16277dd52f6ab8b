import type { Plan, ResourceChange } from "./plan";

export type Action = "create" | "update" | "replace" | "delete";

/** What a plan does to one resource. */
export interface Change {
  address: string;
  type: string;
  action: Action;
  /** Arguments that force a replacement: `release_label`; empty for every other action. */
  because: string[];
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** Everything that a plan makes, changes or takes away, in the plan's order. */
export function changesOf(plan: Plan): Change[] {
  return (plan.resource_changes ?? []).flatMap((resource) => {
    const action = actionOf(resource);
    if (action === undefined) {
      return [];
    }
    const { address, type, change } = resource;
    const because = action === "replace" ? [...new Set((change.replace_paths ?? []).map(pathText))] : [];
    return [{ address, type, action, because, before: change.before, after: change.after }];
  });
}

function actionOf({ mode, change: { actions } }: ResourceChange): Action | undefined {
  if (mode !== "managed") {
    return undefined;
  }
  if (actions.includes("create") && actions.includes("delete")) {
    return "replace";
  }
  return (["create", "update", "delete"] as const).find((action) => actions.includes(action));
}

/** `["core_instance_fleet", 0, "name"]` -> `core_instance_fleet.name`. */
const pathText = (path: (string | number)[]) => path.filter((step) => typeof step === "string").join(".");
