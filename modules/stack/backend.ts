import * as path from "node:path";
import { LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import type { State } from "./schema";

/** An environment, as far as its state is concerned. */
export interface Stateful {
  name: string;
  state: State;
  /** Folder of the environment file: what a local state's path is relative to. */
  sourceFolder: string;
}

interface BackendProps extends Stateful {
  region: string;
  /** Folder that Terraform will run in: what the written path is relative to. */
  stackFolder: string;
}

/** Give the stack its backend; CDKTF's default would write an absolute path of this machine. */
export function declareBackend(stack: TerraformStack, props: BackendProps): void {
  const { region, state } = props;
  if (state.backend === "local") {
    const file = path.relative(props.stackFolder, localFile(props, state));
    new LocalBackend(stack, { path: file.split(path.sep).join("/") });
    return;
  }
  const backend = new S3Backend(stack, {
    bucket: state.bucket,
    key: objectKey(props, state),
    region: state.region ?? region,
    encrypt: true,
    kmsKeyId: state.kmsKeyId,
  });
  // CDKTF is older than the lock file: https://developer.hashicorp.com/terraform/language/backend/s3
  backend.addOverride("use_lockfile", true);
}

/** Where an environment's state is kept, in one text: two environments of one text would share a state. */
export function stateAddress(props: Stateful): string {
  const { state } = props;
  return state.backend === "local" ? localFile(props, state) : `s3://${state.bucket}/${objectKey(props, state)}`;
}

const localFile = ({ name, sourceFolder }: Stateful, state: State & { backend: "local" }) =>
  path.resolve(sourceFolder, state.path ?? `terraform.${name}.tfstate`);

const objectKey = ({ name }: Stateful, state: State & { backend: "s3" }) => state.key ?? `terraspark/${name}.tfstate`;
