import { text } from "../rule/text";
import { where } from "../value/list";
import { type Answer, both, is, matches, not } from "../value/question";
import { type Value, value, whenKnown } from "../value/value";
import { ARM_TYPE } from "./architecture";
import { architectureOf } from "./catalog";

/** What both engines ask of instance types. */

/** Whether a type is of AWS's own arm64 processors. */
export function isArm(type: Value<string>): Answer {
  return whenKnown(
    type,
    (known) => value(architectureOf(known) === "arm64"),
    (later) => matches(later, new RegExp(ARM_TYPE)),
  );
}

/** Whether a type is of x86_64; what is no type at all is of neither kind, and has been refused already. */
const isX86 = (type: Value<string>): Answer => both(matches(type, /[.]/), not(isArm(type)));

export const armTypes = (types: Value<string[]>): Value<string[]> => where(types, isArm);
export const x86Types = (types: Value<string[]>): Value<string[]> => where(types, isX86);

/** Whether two types are of one architecture. */
export const isLike = (one: Value<string>, other: Value<string>): Answer => is(isArm(one), isArm(other));

/** What is said of types of both architectures. */
export const mixed = (types: Value<string[]>) =>
  text`mix architectures: ${armTypes(types)} are arm64, ${x86Types(types)} are x86_64`;
