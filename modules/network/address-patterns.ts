/**
 * Kinds of IPv4 ranges, as patterns that Terraform understands too.
 *
 * A range is of a kind when all of it is.
 * https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml
 */

const REST = String.raw`\.\d+\.\d+`;

/** Prefix lengths of `from` to 32. */
const AT_LEAST: Record<8 | 10 | 12 | 16, string> = {
  8: "([89]|[12][0-9]|3[0-2])",
  10: "([12][0-9]|3[0-2])",
  12: "(1[2-9]|2[0-9]|3[0-2])",
  16: "(1[6-9]|2[0-9]|3[0-2])",
};

const TEN = String.raw`10\.\d+${REST}/${AT_LEAST[8]}`;
const ONE_SEVEN_TWO = String.raw`172\.(1[6-9]|2[0-9]|3[01])${REST}/${AT_LEAST[12]}`;
const ONE_NINE_TWO = String.raw`192\.168${REST}/${AT_LEAST[16]}`;
const SHARED = String.raw`100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])${REST}/${AT_LEAST[10]}`;

/** Addresses between carriers and their customers. https://datatracker.ietf.org/doc/html/rfc6598 */
export const SHARED_SPACE = new RegExp(`^${SHARED}$`);

/** Addresses that nobody on the internet has: those, and private ones. https://datatracker.ietf.org/doc/html/rfc1918 */
export const INTERNAL = new RegExp(`^(${TEN}|${ONE_SEVEN_TWO}|${ONE_NINE_TWO}|${SHARED})$`);

/** Addresses that no host of a network has: this network, loopback, link-local, multicast, and what is reserved. */
export const NO_HOSTS = /^((0|127|22[4-9]|2[3-5]\d)\.|169\.254\.)/;

/** The range that Docker takes for its bridge on every host. */
export const DOCKER = /^172\.17\./;
