import * as path from "node:path";
import { LocalBackend, S3Backend, type TerraformStack } from "cdktf";
import type { State } from "../environment/schema/state";

interface BackendProps {
  name: string;
  region: string;
  state: State;
  /** Folder of the environment file: what a local state's path is relative to. */
  sourceFolder: string;
  /** Folder that Terraform will run in: what the written path is relative to. */
  stackFolder: string;
}

/** Give the stack its backend; CDKTF's default would write an absolute path of this machine. */
export function declareBackend(stack: TerraformStack, props: BackendProps): void {
  const { name, region, state } = props;
  if (state.backend === "local") {
    const file = path.resolve(props.sourceFolder, state.path ?? `terraform.${name}.tfstate`);
    new LocalBackend(stack, { path: path.relative(props.stackFolder, file).split(path.sep).join("/") });
    return;
  }
  const backend = new S3Backend(stack, {
    bucket: state.bucket,
    key: state.key ?? `terraspark/${name}.tfstate`,
    region: state.region ?? region,
    encrypt: true,
    kmsKeyId: state.kmsKeyId,
  });
  // CDKTF is older than the lock file: https://developer.hashicorp.com/terraform/language/backend/s3
  backend.addOverride("use_lockfile", true);
}
