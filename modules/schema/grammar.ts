import { z } from "zod";

/**
 * The small grammars that several blocks share.
 *
 * The text beside each pattern completes the sentence "allowed: …" of an error message.
 */

export const cidr = () =>
  z
    .string()
    .regex(
      /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\/(?:3[0-2]|[12]?\d)$/,
      "an IPv4 range such as 10.0.0.0/18",
    );

export const arn = (service: string, example: string) =>
  z.string().regex(new RegExp(`^arn:aws[a-z-]*:${service}:`), `an ARN such as ${example}`);

export const awsId = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}-[0-9a-f]{8,17}$`), `an id such as ${prefix}-0123456789abcdef0`);

/** Name of a VPC in the environment file, and of a peer in the module `peering`. */
export const vpcName = () =>
  z.string().regex(/^[a-z][a-z0-9-]{0,23}$/, "1 to 24 lower-case letters, digits and hyphens, starting with a letter");

export const instanceType = () =>
  z.string().regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, "an EC2 instance type such as m7g.xlarge");

export const wholeNumber = (min: number, max: number) => z.int().min(min).max(max);

export const price = () =>
  z
    .string()
    .regex(/^(?=.*[1-9])\d{1,4}(\.\d{1,5})?$/, 'a price in US dollars per hour, quoted and above zero, such as "0.12"');
