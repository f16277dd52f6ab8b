import { IPv4, IPv4CidrRange, IPv4Prefix } from "ip-num";

/** An IPv4 range. The arithmetic is ip-num's; this gives it the words that a network plan uses. */
export class Cidr {
  private constructor(private readonly range: IPv4CidrRange) {}

  /** @param text such as `10.0.0.0/18`; bits behind the prefix are dropped */
  static parse(text: string): Cidr {
    return new Cidr(IPv4CidrRange.fromCidr(text));
  }

  get prefix(): number {
    return Number(this.range.getPrefix().getValue());
  }

  /** Number of addresses. */
  get size(): number {
    return Number(this.range.getSize());
  }

  overlaps(other: Cidr): boolean {
    return this.range.isEquals(other.range) || this.range.contains(other.range) || this.range.inside(other.range);
  }

  contains(other: Cidr): boolean {
    return this.range.isEquals(other.range) || this.range.contains(other.range);
  }

  /** The lowest range of the given prefix length in this one. */
  first(prefix: number): Cidr {
    return Cidr.of(this.range.getFirst().getValue(), prefix);
  }

  /** The highest range of the given prefix length in this one. */
  last(prefix: number): Cidr {
    return Cidr.of(this.range.getLast().getValue() - BigInt(2 ** (32 - prefix) - 1), prefix);
  }

  /** The range of the same size that begins where this one ends. */
  next(): Cidr {
    return Cidr.of(this.range.getFirst().getValue() + this.range.getSize(), this.prefix);
  }

  /** The range of the same size that ends where this one begins. */
  previous(): Cidr {
    return Cidr.of(this.range.getFirst().getValue() - this.range.getSize(), this.prefix);
  }

  toString(): string {
    return `${this.range.getFirst().toString()}/${this.prefix}`;
  }

  private static of(first: bigint, prefix: number): Cidr {
    return new Cidr(new IPv4CidrRange(new IPv4(first), new IPv4Prefix(BigInt(prefix))));
  }
}
