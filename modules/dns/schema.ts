import type { z } from "zod";
import { block } from "../schema/block";
import { onChange } from "../schema/change";
import { textOf, wholeNumber } from "../schema/grammar";

/** A DNS name, with or without the dot of the root. */
export const zoneNameText = () =>
  textOf(
    /^(?=.{1,253}\.?$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\.?$/,
    "a DNS name of lower-case letters, digits and hyphens, such as raster-spark or spark.example.internal",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html",
  );

export const recordTtlSeconds = () => wholeNumber(1, 86400);

export const dnsSchema = block({
  zone_name: zoneNameText()
    .optional()
    .describe("Private zone that every VPC of the environment resolves. Default: <name>-spark.")
    .meta(onChange({ standalone: "replaces_zone_and_workers", emr: "replaces_zone" })),
  record_ttl_seconds: recordTtlSeconds()
    .default(30)
    .describe("How long clients may remember the master's address, in seconds.")
    .meta(onChange("in_place")),
}).describe("Private DNS zone.");

export type Dns = z.output<typeof dnsSchema>;
