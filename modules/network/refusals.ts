/**
 * What several rules say of a network, and what is said where one is not possible by what only a planner, or only AWS, can
 * tell: a file and a module find it out in different ways. A part is a value for a file and an expression for a module.
 */

type Part = string | number;

/** @param ranges that share addresses with it, each with what it is called */
export const overlaps = (ranges: Part) => ({
  problem: `overlaps ${ranges}`,
  allowed: "ranges that share no address; peering needs them apart",
});

export const NAME_CLIENTS = "name the ranges of your clients, or reach the web pages through Session Manager";

export const notAZone = (zonesOfRegion: Part) => ({
  problem: "is not a zone of the region",
  allowed: String(zonesOfRegion),
  fix: "correct it, or give availability_zone_count to take the region's zones as AWS lists them",
});

export const tooManyZones = (asked: Part, ofRegion: Part) => ({
  problem: `asks for ${asked} zones, the region has ${ofRegion}`,
  allowed: `1 to ${ofRegion}`,
  fix: "lower availability_zone_count",
});

/** @param publicPrefix prefix length of public subnets; `ifAny` says whether there are any */
export const noRoom = (zones: Part, privatePrefix: Part, publicPrefix: Part, ifAny: (text: string) => string) => ({
  problem: `has no room for ${zones} zones with a /${privatePrefix} private${ifAny(` and a /${publicPrefix} public`)} subnet each`,
  fix: "take a larger range, fewer zones or smaller subnets (a larger prefix)",
});
