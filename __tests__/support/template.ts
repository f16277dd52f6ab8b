import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, type TerraformStack, Testing } from "cdktf";
import { distance } from "fastest-levenshtein";
import { AddressedStack } from "../../modules/stack/addressed-stack";

/** The arguments of one block, snake_case, as Terraform reads them. */
export type Attributes = Record<string, unknown>;

type Blocks = Record<string, Record<string, Attributes>>;

interface Synthesized {
  locals?: Attributes;
  data?: Blocks;
  output?: Record<string, Attributes>;
  provider?: Record<string, Attributes[]>;
  resource?: Blocks;
  terraform?: Attributes;
}

/**
 * What a stack says to Terraform, read by address: exact, countable, and able to prove absence.
 *
 * CDKTF's `toHaveResourceWithProperties` passes if any resource of the type matches, and can count nothing.
 */
export class Template {
  /** The whole file; none of CDKTF's `//` metadata is in it. */
  readonly json: Synthesized;
  private readonly blocks: Map<string, Attributes>;

  private constructor(synthesized: string) {
    this.json = JSON.parse(synthesized);
    this.blocks = new Map([...entries(this.json.resource ?? {}), ...entries(this.json.data ?? {}, "data.")]);
  }

  /** Validate and synthesize a stack, once; ask the template as often as you like. */
  static of(stack: TerraformStack): Template {
    stack.prepareStack();
    return new Template(Testing.synth(stack, true));
  }

  /** All resources and data sources, sorted; a data source's address begins with `data.`. */
  addresses(): string[] {
    return [...this.blocks.keys()].sort();
  }

  /**
   * All arguments of a resource or a data source.
   *
   * @throws if there is no such address; names the nearest
   */
  resource(address: string): Attributes {
    return this.blocks.get(address) ?? missing(address, this.addresses());
  }

  /** Every resource of a type, by address: `ofType("aws_route")`, `ofType("data.aws_ami")`. */
  ofType(type: string): Record<string, Attributes> {
    return Object.fromEntries(
      [...this.blocks].filter(([address]) => address.slice(0, address.lastIndexOf(".")) === type),
    );
  }

  /** An argument that holds JSON as text, such as a policy, parsed. */
  document(address: string, argument: string): unknown {
    return JSON.parse(this.resource(address)[argument] as string);
  }

  /** The names of all outputs, sorted. */
  outputs(): string[] {
    return Object.keys(this.json.output ?? {}).sort();
  }

  /** All arguments of an output: `value`, and what else it has. */
  output(name: string): Attributes {
    return this.json.output?.[name] ?? missing(name, this.outputs());
  }

  /** The `terraform` block: versions and backend. */
  get terraform(): Attributes {
    return this.json.terraform ?? {};
  }
}

/** The template of a few constructs, in a stack that has nothing else but the AWS provider. */
export function synthesize(build: (stack: AddressedStack) => void): Template {
  const stack = emptyStack();
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  build(stack);
  return Template.of(stack);
}

/** A stack with nothing in it, not even a provider. */
export function emptyStack(): AddressedStack {
  return new AddressedStack(testApp(), "test");
}

/** An app for stacks that are looked at and never written. */
export function testApp(): App {
  // An app makes its output folder at once, and two test workers would race for it.
  const outdir = path.join(os.tmpdir(), "terraspark-tests");
  fs.mkdirSync(path.join(outdir, "stacks"), { recursive: true });
  return new App({ outdir, stackTraces: false });
}

function entries(blocks: Blocks, prefix = ""): [string, Attributes][] {
  return Object.entries(blocks).flatMap(([type, named]) =>
    Object.entries(named).map(([name, attributes]): [string, Attributes] => [`${prefix}${type}.${name}`, attributes]),
  );
}

function missing(name: string, names: string[]): never {
  const near = [...names].sort((a, b) => distance(a, name) - distance(b, name)).slice(0, 3);
  const hint = near.length > 0 ? `; the nearest of ${names.length}: ${near.join(", ")}` : "; there are none at all";
  throw new Error(`there is no ${name}${hint}`);
}
