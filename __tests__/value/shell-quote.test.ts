import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { shellQuote } from "../../modules/value/shell-quote";

/** The words that a shell makes of a line. */
function words(line: string): string[] {
  const { stdout } = spawnSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" });
  return stdout.split("\0").slice(0, -1);
}

it("leaves a plain path as it is", () => {
  expect(shellQuote("cdktf.out/stacks/raster")).toBe("cdktf.out/stacks/raster");
});

it.each([
  ["a space", "my estate/x", "'my estate/x'"],
  ["a quote", "it's", "'it'\\''s'"],
  ["nothing", "", "''"],
  ["a command", "$(reboot)", "'$(reboot)'"],
])("quotes %s", (_, text, quoted) => {
  expect(shellQuote(text)).toBe(quoted);
});

it("comes back from a real shell as it was", () => {
  // A lone half of a surrogate pair has no bytes, and no argument holds the byte 0.
  const text = fc.string({ unit: "binary" }).filter((one) => !one.includes("\0"));
  fc.assert(
    fc.property(fc.array(text, { minLength: 20, maxLength: 40 }), (texts) => {
      expect(words(texts.map(shellQuote).join(" "))).toEqual(texts);
    }),
    { numRuns: 20, seed: 1 },
  );
});
