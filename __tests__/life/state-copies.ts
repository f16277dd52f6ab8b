/**
 * A state file of Terraform's, as far as it is read here.
 *
 * https://github.com/hashicorp/terraform/blob/v1.11.0/internal/states/statefile/version4.go
 */
export interface State {
  resources: Resource[];
  outputs: object;
}

interface Resource {
  mode: string;
  module?: string;
  provider: string;
  instances: { dependencies?: string[] }[];
}

/**
 * A state that holds what another one does once for each of some modules, as if all of them had been applied.
 *
 * @param aliases of the AWS provider that each module has
 */
export function copiesOf(state: State, modules: string[], aliases: string[]): State {
  const managed = state.resources.filter(({ mode }) => mode === "managed");
  const resources = modules.flatMap((module, at) => managed.map((resource) => within(resource, module, aliases[at])));
  return { ...state, outputs: {}, resources };
}

function within(resource: Resource, module: string, alias = ""): Resource {
  const inside = (address: string) => `module.${module}.${address}`;
  return {
    ...resource,
    module: `module.${module}`,
    provider: resource.provider.endsWith('hashicorp/aws"]') ? `${resource.provider}.${alias}` : resource.provider,
    instances: resource.instances.map(({ dependencies, ...instance }) => ({
      ...instance,
      ...(dependencies ? { dependencies: dependencies.map(inside) } : {}),
    })),
  };
}
