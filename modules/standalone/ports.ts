import type { ClientPort } from "../network/client-access";

/** https://spark.apache.org/docs/4.1.4/security.html#standalone-mode-only */
export const CLIENT_PORTS: ClientPort[] = [
  { key: "submit", from: 7077, to: 7077, description: "Applications to the Spark master" },
  { key: "web", from: 8080, to: 8081, description: "Web pages of master and workers" },
  { key: "application", from: 4040, to: 4059, description: "Web pages of running applications" },
];

export const MASTER_PORT = 7077;
export const MASTER_WEB_PORT = 8080;
