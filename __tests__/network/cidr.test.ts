import fc from "fast-check";
import { Cidr } from "../../modules/network/cidr";

const anyCidr = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 8, max: 32 }))
  .map(([address, prefix]) => {
    const bytes = [24, 16, 8, 0].map((shift) => (address >>> shift) & 255);
    return {
      text: `${bytes.join(".")}/${prefix}`,
      first: Math.floor(address / 2 ** (32 - prefix)) * 2 ** (32 - prefix),
      prefix,
    };
  });

describe("an IPv4 range", () => {
  it("begins where its prefix says", () => {
    fc.assert(
      fc.property(anyCidr, ({ text, first, prefix }) => {
        const bytes = [24, 16, 8, 0].map((shift) => (first / 2 ** shift) & 255);
        expect(Cidr.parse(text).toString()).toBe(`${bytes.join(".")}/${prefix}`);
        expect(Cidr.parse(text).size).toBe(2 ** (32 - prefix));
      }),
    );
  });

  it("overlaps another exactly if they share an address", () => {
    fc.assert(
      fc.property(anyCidr, anyCidr, (a, b) => {
        const shares = a.first < b.first + 2 ** (32 - b.prefix) && b.first < a.first + 2 ** (32 - a.prefix);
        expect(Cidr.parse(a.text).overlaps(Cidr.parse(b.text))).toBe(shares);
      }),
    );
  });

  it("contains another exactly if it has all of its addresses", () => {
    fc.assert(
      fc.property(anyCidr, anyCidr, (a, b) => {
        const all = a.first <= b.first && b.first + 2 ** (32 - b.prefix) <= a.first + 2 ** (32 - a.prefix);
        expect(Cidr.parse(a.text).contains(Cidr.parse(b.text))).toBe(all);
      }),
    );
  });
});
