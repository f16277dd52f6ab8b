import * as path from "node:path";
import { AssetType, ref, TerraformAsset, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { packageRoot } from "../stack/package-root";
import { hcl } from "../value/expression";
import { argument } from "../value/value";
import { envFile, type NodeSettings } from "./settings";

/** Folder of the scripts and units that land on a node exactly as they are. */
export const NODE_FOLDER = "modules/standalone/node";

/** Folder of a published module that they stand in. */
export const FILES_FOLDER = "files";

/** The files of a node, wherever Terraform finds them. */
export interface NodeFiles {
  /** Expression that reads one of the files when Terraform plans. */
  read(file: string): string;
}

/** The node files as assets of a stack, once for all nodes of a cluster. */
export class AssetFiles extends TerraformAsset implements NodeFiles {
  constructor(scope: Construct, id: string) {
    super(scope, id, { path: path.join(packageRoot(), NODE_FOLDER), type: AssetType.DIRECTORY });
  }

  read(file: string): string {
    return readInModule(`${this.path}/${file}`);
  }
}

/** The node files in a published module. */
export const MODULE_FILES: NodeFiles = { read: (file) => readInModule(`${FILES_FOLDER}/${file}`) };

/** Expression that reads a file of the folder that the Terraform stands in. */
function readInModule(file: string): string {
  return argument(hcl`file(${`${ref("path.module")}/${file}`})`.text);
}

type NodeRole = "master" | "worker";

/** Scripts that a node runs, in the folder of its own; without an ending those that others read. */
const SCRIPTS: Record<NodeRole, string[]> = {
  master: ["install.sh", "say.sh", "fetch.sh", "disks.sh"],
  worker: ["install.sh", "say.sh", "fetch.sh", "disks.sh", "decommission.sh", "watch-spot.sh"],
};

/** Units of systemd; the first is what the node is for, and starts what it needs. */
const UNITS: Record<NodeRole, [string, ...string[]]> = {
  master: ["spark-master.service"],
  worker: ["spark-worker.service", "spark-spot.service"],
};

/** The files that a node of a role gets. */
export const nodeFiles = (role: NodeRole) => [...SCRIPTS[role], ...UNITS[role]];

export interface UserDataProps {
  files: NodeFiles;
  role: NodeRole;
  settings: NodeSettings;
  /** Text of spark-defaults.conf. */
  sparkDefaults: string;
}

/**
 * cloud-init user-data that writes a node's files and starts its unit.
 *
 * Compressed, since EC2 takes 16 KB. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 */
export class UserData extends Construct {
  /** Base64 of the compressed text. */
  readonly base64: string;

  constructor(scope: Construct, id: string, { files, role, settings, sparkDefaults }: UserDataProps) {
    super(scope, id);
    const cloudConfig = new TerraformLocal(this, THIS, {
      users: ["default", { name: "spark", system: true, shell: "/usr/sbin/nologin" }],
      write_files: [
        ...SCRIPTS[role].map((file) => ({
          path: `/opt/terraspark/${file}`,
          permissions: "0755",
          content: files.read(file),
        })),
        ...UNITS[role].map((file) => ({
          path: `/etc/systemd/system/${file}`,
          permissions: "0644",
          content: files.read(file),
        })),
        // Root alone reads these two: systemd the first, and install.sh, which gives the second to Spark.
        { path: "/etc/terraspark/node.env", permissions: "0600", content: envFile({ ...settings, NODE_ROLE: role }) },
        { path: "/etc/terraspark/spark-defaults.conf", permissions: "0600", content: sparkDefaults },
      ],
      runcmd: [
        ["systemctl", "daemon-reload"],
        ["systemctl", "enable", "--now", "--no-block", UNITS[role][0]],
      ],
    });
    this.base64 = argument(hcl`base64gzip(join("\\n", ["#cloud-config", jsonencode(${cloudConfig.expression})]))`.text);
  }
}
