import type { Construct } from "constructs";
import type { Emr } from "../environment/schema/emr";
import type { EngineContext } from "./engine-context";
import type { EngineFacts } from "./engine-facts";

export function emrEngine(_scope: Construct, _settings: Emr, _context: EngineContext): EngineFacts {
  throw new Error("pending");
}
