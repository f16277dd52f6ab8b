/** Names that a private zone must not be called, since a VPC that resolves the zone loses all other hosts below them. */

/** AWS's own: its services, its repositories, and the names of instances. */
export const OF_AWS =
  /^((.+\.)?(amazonaws\.com(\.cn)?|amazonaws\.eu|api\.aws|on\.aws|aws|amazonlinux\.com|amazon\.com|compute\.internal|ec2\.internal|cloudfront\.net)|internal)$/;

/** Names that stand for the host itself, and those that resolvers answer by themselves. https://www.iana.org/assignments/special-use-domain-names */
export const OF_HOSTS = /^((.+\.)?(localhost|localdomain|arpa|invalid|onion)|local)$/;

/**
 * Names that registries give names below: every one of two letters, the usual ones of more, and those of both.
 *
 * Not all of https://publicsuffix.org, which changes each week: those that somebody would write.
 */
export const OF_REGISTRIES = new RegExp(
  `^((${[
    "com|net|org|edu|gov|mil|int|info|biz|name|pro|aero|coop|museum|mobi|travel|jobs|cat|tel|post|asia|app|dev|cloud",
    "page|web|site|online|store|shop|blog|wiki|tech|digital|systems|network|host|hosting|email|science|solutions|xyz",
    "software|services|company|group|agency|studio|design|media|news|live|world|global|zone|space|top|club|link|run",
    "google|amazon|apple|microsoft|azure|bank|insurance|health|energy|earth|eco|[a-z][a-z]",
  ].join("|")})|(co|com|net|org|edu|gov|ac|or|ne|go|gob|gouv|mil|sch|nhs|ltd|plc)\\.[a-z][a-z])$`,
);
