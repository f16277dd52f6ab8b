import { matches } from "../../modules/value/pattern";

test("a pattern is Terraform's as it stands", () => {
  expect(matches("^ami-[0-9a-f]{8,17}$", "var.x")).toBe('can(regex("^ami-[0-9a-f]{8,17}$", var.x))');
});

test("a look ahead at the beginning is a condition of its own", () => {
  expect(matches("^(?=.*[1-9])\\d+$", "var.x")).toBe(
    'can(regex("^(.*[1-9])", var.x)) && can(regex("^\\\\d+$", var.x))',
  );
  expect(matches("^(?!aws:)[a-z(]+$", "var.x")).toBe('!can(regex("^(aws:)", var.x)) && can(regex("^[a-z(]+$", var.x))');
});

test("so is a look behind at the end", () => {
  expect(matches("^[a-z]+(?<!-a|\\.b)$", "var.x")).toBe(
    '!can(regex("(-a|\\\\.b)$", var.x)) && can(regex("^[a-z]+$", var.x))',
  );
});

test("a look anywhere else has no equivalent", () => {
  expect(() => matches("^a(?=b)b$", "var.x")).toThrow("Terraform has no equivalent of ^a(?=b)b$");
});
