import type { Role } from "../access/role";
import type { Image } from "./image";
import type { UserData } from "./user-data";

/** What a master and a worker have in common. */
export interface NodeProps {
  /** Name of the environment; begins every resource's name. */
  environment: string;
  securityGroupIds: string[];
  role: Role;
  image: Image;
  userData: UserData;
  /** EC2 key pair. Default: none. */
  keyName?: string;
  /** Tags of the instances and volumes that AWS starts; default tags do not reach those. */
  tags: Record<string, string>;
}
