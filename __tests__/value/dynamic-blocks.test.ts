import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { ref } from "cdktf";
import { BlocksAtPlan } from "../../modules/value/blocks-at-plan";
import { blockIf, blocks, blocksByKey, takeBlocks } from "../../modules/value/dynamic-blocks";
import { hcl } from "../../modules/value/expression";
import { ALWAYS, ask, NEVER } from "../../modules/value/question";
import { type Value, value } from "../../modules/value/value";
import { synthesize } from "../support/template";

const types = hcl`${ref("var.types")}`.list;
const volumes = new BlocksAtPlan(ref("var.volumes"), (entry) => ({
  size: hcl`${ref(`${entry}.size`)}`.number,
}));

/** What becomes of blocks that the bindings of a security group know nothing of. */
function dynamic(config: object): unknown {
  const { addTo } = takeBlocks(config);
  const template = synthesize((stack) => addTo(new SecurityGroup(stack, "group", {})));
  return template.resource("aws_security_group.group").dynamic;
}

test("from values, blocks are plain ones, or none", () => {
  expect(blocks(value(["a", "b"]), (type) => ({ type }))).toEqual([{ type: "a" }, { type: "b" }]);
  expect(blockIf(ALWAYS, { type: "a" })).toEqual({ type: "a" });
  expect(blockIf(NEVER, { type: "a" })).toBeUndefined();
});

test("what the bindings can write is left to them", () => {
  const config = { name: "a", ingress: [{ port: 1 }] };
  expect(takeBlocks(config).config).toEqual(config);
  expect(dynamic(config)).toBeUndefined();
});

test("a block by a condition is a dynamic one, with others inside, and keys as Terraform writes them", () => {
  const fleet = {
    targetCapacity: 2,
    name: undefined,
    typeConfigs: blocks(types, (instanceType) => ({ instanceType, ebsConfig: [{ volumeType: "gp3" }] })),
  };
  expect(dynamic({ coreFleet: blockIf(ask`var.has_fleet`, fleet) })).toEqual({
    core_fleet: {
      for_each: "${var.has_fleet ? [1] : []}",
      iterator: "each",
      content: {
        target_capacity: 2,
        dynamic: {
          type_configs: {
            for_each: "${var.types}",
            iterator: "each",
            content: { instance_type: "${each.value}", ebs_config: [{ volume_type: "gp3" }] },
          },
        },
      },
    },
  });
});

test("a list of blocks repeats one over its entries", () => {
  const list = volumes as unknown as Value<{ size: number }[]>;
  expect(dynamic({ volume: blocks(list, ({ size }) => ({ size })) })).toEqual({
    volume: { for_each: "${var.volumes}", iterator: "each", content: { size: "${each.value.size}" } },
  });
});

test("a map of texts repeats a block over its keys", () => {
  const tag = (key: Value<string>, entry: Value<string>) => ({ key, value: entry });
  expect(blocksByKey(value({ a: "1" }), tag)).toEqual([{ key: "a", value: "1" }]);
  expect(dynamic({ tag: blocksByKey(hcl`${ref("var.tags")}`.map, tag) })).toEqual({
    tag: { for_each: "${var.tags}", iterator: "each", content: { key: "${each.key}", value: "${each.value}" } },
  });
});
