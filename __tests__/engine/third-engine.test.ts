import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import { z } from "zod";
import type { Engine } from "../../modules/engine/engine";
import { ENGINES } from "../../modules/engines";
import { block } from "../../modules/schema/block";
import { is, not } from "../../modules/value/question";
import type * as environments from "../support/environment";

const leafletSchema = block({
  engine: z.literal("leaflet"),
  copies: z.int().min(1).default(1).describe("Leaflets."),
});
type Leaflet = z.output<typeof leafletSchema>;

/** The smallest engine there can be: it has no master, and runs no node but puts a file into the bucket. */
const leaflet: Engine<Leaflet> = {
  name: "leaflet",
  schema: leafletSchema,
  longestJob: "submitter",
  rules: [
    {
      says: "`copies` are not 13",
      claims: ({ copies }) => ({
        path: ["copies"],
        holds: not(is(copies, 13)),
        problem: "bring bad luck",
        got: copies,
        fix: "write 12",
      }),
    },
  ],
  checks: () => [],
  demand: ({ copies }) => ({ path: ["copies"], nodes: copies, zones: "all" }),
  forProvider: (settings) => settings,
  isProtected: () => false,
  describe: ({ copies }) => ({ label: "leaflets", nodes: [`${copies} of them`] }),
  make: (scope, { copies }, { bucket }) => {
    const file = new S3Object(scope, "leaflet", { bucket: bucket.name, key: "leaflet", content: String(copies) });
    return {
      submitterStatements: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: [`${bucket.arn}/leaflet`] }],
      outputs: { leaflet_key: { description: "Where it lies", value: file.key } },
    };
  },
};

type Support = Pick<typeof environments, "environmentOf" | "templateOf">;

const file = (cluster: string) => `name: raster\nregion: us-east-1\ncluster: ${cluster}`;

describe("an engine that the registry gets a line for", () => {
  // The schema of an environment file is made of the registry when it is loaded.
  ENGINES.push(leaflet);
  const support: Support = require("../support/environment");

  it("is a word of the environment file, with a block of its own", () => {
    expect(support.environmentOf(file("{ engine: leaflet }")).cluster).toEqual({ engine: "leaflet", copies: 1 });
    expect(() => support.environmentOf(file("{ engine: pamphlet }"))).toThrow("allowed: standalone, emr, leaflet");
  });

  it("judges its settings, and the network holds what they ask for", () => {
    expect(() => support.environmentOf(file("{ engine: leaflet, copies: 13 }"))).toThrow(
      "cluster.copies: bring bad luck, got 13\n    fix: write 12",
    );
    expect(() => support.environmentOf(file("{ engine: leaflet, copies: 99999 }"))).toThrow(
      "cluster.copies: lets up to 99999 nodes into the hub",
    );
  });

  it("stands in its environment with network, zone, bucket and submitter, and without a master", () => {
    const template = support.templateOf(file("{ engine: leaflet, copies: 2 }"));
    expect(template.resource("aws_s3_object.leaflet")).toMatchObject({
      bucket: "${aws_s3_bucket.storage.bucket}",
      content: "2",
    });
    expect(template.addresses().filter((one) => one.startsWith("aws_route53_record"))).toEqual([]);
    expect(template.addresses()).toContain("aws_route53_zone.dns");
    expect(template.output("leaflet_key").value).toBe("${aws_s3_object.leaflet.key}");
    expect(template.outputs()).not.toContain("master_name");
  });
});
