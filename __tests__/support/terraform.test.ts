import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { findMirror, mirroredVersions } from "../../scripts/terraform/mirror";
import { type Diagnostics, describeTerraform, validate } from "./terraform";

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "terraspark-terraform-"));
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

function stack(name: string, vpc: Record<string, string>): string {
  const target = path.join(folder, name);
  fs.mkdirSync(target);
  const json = {
    terraform: {
      backend: { local: { path: "terraform.tfstate" } },
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0" } },
    },
    provider: { aws: [{ region: "us-east-1" }] },
    resource: { aws_vpc: { spark: vpc } },
  };
  fs.writeFileSync(path.join(target, "cdk.tf.json"), JSON.stringify(json));
  return target;
}

describeTerraform("the real provider", () => {
  let diagnostics: Diagnostics;

  beforeAll(() => {
    diagnostics = validate({
      good: stack("good", { cidr_block: "10.0.0.0/16" }),
      misspelt: stack("misspelt", { cidr_blok: "10.0.0.0/16" }),
      impossible: stack("impossible", { cidr_block: "10.0.0.0/99" }),
    });
  });

  test("has nothing to say of a valid stack", () => {
    expect(diagnostics.good).toEqual([]);
  });

  test("refuses an argument that the schema lacks", () => {
    expect(diagnostics.misspelt).toEqual([expect.stringContaining('named "cidr_blok"')]);
  });

  test("refuses a value that only the provider's own code can judge", () => {
    expect(diagnostics.impossible).toEqual([expect.stringMatching(/^error: aws_vpc\.spark: .*invalid CIDR address/)]);
  });

  test("never sees a stack that Terraform cannot read; that is an exception, not a diagnostic", () => {
    const broken = path.join(folder, "broken");
    fs.mkdirSync(broken);
    fs.writeFileSync(path.join(broken, "cdk.tf.json"), '{"resource": ');
    expect(() => validate({ broken })).toThrow("cdk.tf.json");
  });
});

test("a mirror named by TERRASPARK_PROVIDER_MIRROR is the one that counts, if it holds the provider", () => {
  const before = process.env.TERRASPARK_PROVIDER_MIRROR;
  try {
    process.env.TERRASPARK_PROVIDER_MIRROR = path.join(folder, "mirror");
    expect(findMirror()).toBeUndefined();
    fs.mkdirSync(path.join(folder, "mirror/registry.terraform.io/hashicorp/aws"), { recursive: true });
    expect(findMirror()).toBe(path.join(folder, "mirror"));
    expect(mirroredVersions()).toEqual([]);
    // One unpacked, one as `terraform providers mirror` lays it out.
    for (const name of ["5.100.0", "6.25.0.json", "index.json", "terraform-provider-aws_6.25.0_linux_amd64.zip"]) {
      fs.mkdirSync(path.join(folder, "mirror/registry.terraform.io/hashicorp/aws", name));
    }
    expect(mirroredVersions()).toEqual(["5.100.0", "6.25.0"]);
  } finally {
    if (before === undefined) {
      delete process.env.TERRASPARK_PROVIDER_MIRROR;
    } else {
      process.env.TERRASPARK_PROVIDER_MIRROR = before;
    }
  }
});
