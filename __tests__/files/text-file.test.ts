import * as fs from "node:fs";
import * as path from "node:path";
import { readTextFile } from "../../modules/files/text-file";
import { scratchFolder } from "../support/files";

const file = path.join(scratchFolder(), "file");
const read = (bytes: Buffer) => {
  fs.writeFileSync(file, bytes);
  return readTextFile(file, 1000);
};

it.each([
  ["UTF-8", Buffer.from("name: é\n"), "name: é\n"],
  ["UTF-8 with its mark", Buffer.from("\ufeffname: x\n"), "name: x\n"],
])("is text in %s", (_, bytes, text) => {
  expect(read(bytes)).toBe(text);
});

const UTF16 = { problem: "is text in UTF-16, not in UTF-8", fix: "save it as UTF-8" };

it.each([
  ["UTF-16", Buffer.from("\ufeffname: x", "utf16le"), UTF16],
  ["UTF-16 without a mark", Buffer.from("name: x", "utf16le"), UTF16],
  [
    "Latin 1",
    Buffer.from("a: b\nname: é", "latin1"),
    { problem: "is not text in UTF-8", fix: "save it as UTF-8", line: 2, column: 7 },
  ],
  [
    "a program",
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 1]),
    { problem: "is not text: it holds a byte 0", line: 1, column: 8 },
  ],
  ["too much", Buffer.alloc(1001, "x"), { problem: "is too large: 1001 bytes, at most 1000 are read" }],
])("is told to be %s", (_, bytes, refused) => {
  expect(read(bytes)).toEqual(refused);
});

it("is no device, which may never end", () => {
  expect(readTextFile("/dev/zero", 1000)).toMatchObject({ problem: "is a device or a pipe, not a file" });
});
