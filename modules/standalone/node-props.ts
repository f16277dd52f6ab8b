import type { Role } from "../access/role";
import type { TextMap } from "../value/map";
import type { Value } from "../value/value";
import type { Image } from "./image";
import type { UserData } from "./user-data";

/** What a master and a worker have in common. */
export interface NodeProps {
  /** Name of the environment; begins every resource's name. */
  environment: string;
  securityGroupIds: Value<string[]>;
  role: Role;
  image: Image;
  userData: UserData;
  /** KMS key of the volumes; undefined for the one that EBS takes by itself. */
  volumeKeyArn: Value<string | undefined>;
  /** EC2 key pair, if there is one. */
  keyName: Value<string | undefined>;
  /** Tags of the instances and volumes that AWS starts; default tags do not reach those. */
  tags: Value<TextMap>;
}
