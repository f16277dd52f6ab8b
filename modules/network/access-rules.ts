import type { Access } from "../access/schema";
import type { Rule } from "../rule/claim";
import type { Values } from "../value/value";
import { clientQuota } from "./client-quota";
import { clientWidthRules } from "./client-width";
import { clientRules } from "./clients";

/** What is asked of those who may reach the cluster. */
export const accessRules: Rule<Pick<Values<Access>, "clientCidrs" | "clientSecurityGroupIds">>[] = [
  ...clientRules,
  ...clientWidthRules,
  clientQuota,
];
