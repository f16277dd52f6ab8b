import * as fs from "node:fs";
import * as path from "node:path";
import * as zlib from "node:zlib";
import { packageRoot } from "../modules/stack/package-root";
import { npmCommand, run } from "./command";
import { tableOf } from "./emr-types/table";

const FILE = "modules/instances/emr-types.json";

const command = npmCommand("emr-types")
  .description(
    "Write EMR's releases and which instance types each takes, from the lists that a release of moto carries.",
  )
  .requiredOption("--lists <folder>", "folder emr/resources of moto")
  .requiredOption("--moto <version>", "the release of moto that it is of")
  .requiredOption("--date <day>", "the day on which that came out, such as 2026-10-27")
  .parse();

run("emr-types", () => {
  const { lists, moto, date } = command.opts<{ lists: string; moto: string; date: string }>();
  const read = (file: string) => JSON.parse(zlib.gunzipSync(fs.readFileSync(path.join(lists, file))).toString("utf8"));

  // There are lists of labels too that EMR does not offer.
  const labels: string[] = read("release-labels-us-east-1.json.gz");
  const { releases, taken } = tableOf(
    Object.fromEntries(labels.map((label) => [label, read(`instance-types-${label}.json.gz`)])),
  );

  // One line a list, so that a change of one is a line of a diff.
  const text = JSON.stringify(
    {
      generated: date,
      sources: [
        `EMR ListReleaseLabels and ListSupportedInstanceTypes as published in getmoto/moto ${moto} (${date}), emr/resources`,
      ],
      releases,
      taken,
    },
    null,
    2,
  ).replace(/\[\n\s+("[^[\]]*")\n\s+\]/g, (_, entries: string) => `[${entries.replace(/\n\s+/g, " ")}]`);
  fs.writeFileSync(path.join(packageRoot(), FILE), `${text}\n`);
  console.log(`written to ${FILE}`);
});
