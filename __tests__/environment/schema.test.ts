import * as fs from "node:fs";
import { editorJsonSchema, environmentJsonSchema } from "../../modules/environment/json-schema";
import { environmentReference } from "../../modules/environment/reference";
import { camelCase } from "../../modules/schema/block";
import type { JsonSchema } from "../../modules/schema/json-schema";
import { environmentOf } from "../support/environment";

const schema = environmentJsonSchema();

/** Every field of the schema with its path, blocks included. */
function fields(at: JsonSchema, path = ""): [string, JsonSchema][] {
  const inner = [at, ...(at.oneOf ?? [])].flatMap((one) => [
    ...Object.entries(one.properties ?? {}).flatMap(([key, field]): [string, JsonSchema][] => [
      [`${path}.${key}`, field],
      ...fields(field, `${path}.${key}`),
    ]),
    ...(typeof one.additionalProperties === "object" ? fields(one.additionalProperties, `${path}.*`) : []),
    ...(one.items ? fields(one.items, `${path}[]`) : []),
  ]);
  return inner;
}

it("stands in the repository as editors read it: run `npm run schema` after a change", () => {
  expect(JSON.parse(fs.readFileSync("schema/environment.schema.json", "utf8"))).toEqual(
    JSON.parse(JSON.stringify(editorJsonSchema())),
  );
});

it("stands in docs/environment.md as people read it: run `npm run schema` after a change", () => {
  expect(fs.readFileSync("docs/environment.md", "utf8")).toBe(environmentReference());
});

it("describes every field in a sentence, but for words that say it themselves", () => {
  const undescribed = fields(schema)
    .filter(([, field]) => field.description === undefined && field.const === undefined)
    .map(([path]) => path);
  expect(undescribed).toEqual([]);
});

it("has snake_case keys throughout, which become camelCase in TypeScript by one rule", () => {
  const keys = fields(schema).map(([path]) => path.split(".").at(-1) as string);
  expect(keys.filter((key) => !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(key))).toEqual([]);
  expect(camelCase("on_demand_base")).toBe("onDemandBase");
  expect(camelCase("sha512")).toBe("sha512");
});

it("leaves the keys of maps to the person who wrote them", () => {
  const { tags, cluster } = environmentOf(`
name: raster
region: us-east-1
tags: { cost_center: geo }
cluster: { engine: standalone, spark: { properties: { spark.my_setting: "1" } } }
`);
  expect(tags).toEqual({ cost_center: "geo" });
  expect(cluster).toMatchObject({ spark: { properties: { "spark.my_setting": "1" } } });
});

it("asks for a name, a region and an engine, and for nothing else", () => {
  expect(environmentOf("name: raster\nregion: us-east-1\ncluster: { engine: standalone }").network.hub).toBe("spark");
  expect(environmentOf("name: raster\nregion: us-east-1\ncluster: { engine: emr }").network.hub).toBe("spark");
});
