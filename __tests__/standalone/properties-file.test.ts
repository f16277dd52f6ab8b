import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { TerraformVariable, Token } from "cdktf";
import { propertiesFile } from "../../modules/standalone/properties-file";
import { literalTexts } from "../../modules/value/template-text";
import { value } from "../../modules/value/value";
import { describeWhere, evaluate, terraformCliMissing } from "../support/evaluate";
import { scratchFolder } from "../support/files";
import { hostileTexts } from "./hostile-texts";

/** Line breaks are refused before they come here; written they must not begin another property all the same. */
const BREAKS = ["a\nspark.master.rest.enabled true", "a\r\nb", "a\\\nb"];

const PROPERTIES = Object.fromEntries(
  // Spark cuts spaces off both ends, and they are refused.
  [...hostileTexts(150).map((text) => text.replace(/^ +| +$/g, "")), ...BREAKS].map((text, at) => [
    `spark.metrics.conf.*.x-${at}`,
    text,
  ]),
);

const javaMissing = spawnSync("java", ["-version"]).error ? "there is no java on PATH" : undefined;

describeWhere(terraformCliMissing() ?? javaMissing, "spark-defaults.conf", () => {
  const folder = scratchFolder();
  let files: { known: string; told: string };

  beforeAll(() => {
    files = evaluate(
      (stack) => {
        const told = new TerraformVariable(stack, "properties", { type: "map(string)" });
        return {
          known: propertiesFile(value(literalTexts(PROPERTIES))),
          told: propertiesFile(value(Token.asStringMap(told.value))),
        };
      },
      { properties: PROPERTIES },
    ) as typeof files;
  });

  it("is the same, whoever knew the properties", () => {
    expect(files.told).toBe(files.known);
  });

  it("is read by Java as it was meant: as many properties, with the same values", () => {
    const file = path.join(folder, "spark-defaults.conf");
    fs.writeFileSync(file, files.known);
    const { stdout } = spawnSync("java", [path.join(__dirname, "ReadProperties.java"), file], { encoding: "utf8" });
    const read = stdout
      .trim()
      .split("\n")
      .map((line) => line.split(" ").slice(1).map(fromHex));
    expect(Object.fromEntries(read)).toEqual(PROPERTIES);
  });
});

const fromHex = (text: string) => Buffer.from(text, "hex").toString("utf8");
