import { isUtf8 } from "node:buffer";
import * as fs from "node:fs";
import * as path from "node:path";
import { isSystemError, systemWords } from "./system-error";

/** Why a file cannot be read as text, and where in it, if it is about one place. */
export interface Unreadable {
  problem: string;
  fix?: string;
  line?: number;
  column?: number;
}

const AS_UTF8 = "save it as UTF-8";

/** Beginnings of files of other encodings. https://www.unicode.org/faq/utf_bom.html#bom4 */
const BYTE_ORDER_MARKS: [string, number[]][] = [
  ["UTF-32", [0xff, 0xfe, 0x00, 0x00]],
  ["UTF-32", [0x00, 0x00, 0xfe, 0xff]],
  ["UTF-16", [0xff, 0xfe]],
  ["UTF-16", [0xfe, 0xff]],
];

/**
 * A file's text, or why it has none. Never throws for what a person named.
 *
 * @param maxBytes a larger file is refused before it is read
 */
export function readTextFile(file: string, maxBytes: number): string | Unreadable {
  try {
    const stat = fs.statSync(file);
    if (stat.isDirectory()) {
      return {
        problem: "is a folder, not a file",
        fix: `name the file in it, such as ${path.join(file, "spark.yaml")}`,
      };
    }
    // What is no regular file may never end, or never begin.
    if (!stat.isFile()) {
      return { problem: "is a device or a pipe, not a file", fix: "save what it says in a file" };
    }
    if (stat.size > maxBytes) {
      return { problem: `is too large: ${stat.size} bytes, at most ${maxBytes} are read` };
    }
    return decoded(fs.readFileSync(file));
  } catch (error) {
    if (!isSystemError(error)) {
      throw error;
    }
    return error.code === "ENOENT"
      ? { problem: "there is no such file", fix: "check the path, or copy one from examples/" }
      : { problem: `cannot be read: ${systemWords(error)}` };
  }
}

function decoded(bytes: Buffer): string | Unreadable {
  const mark = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (mark) {
    return { problem: `is text in ${mark[0]}, not in UTF-8`, fix: AS_UTF8 };
  }
  const zero = bytes.indexOf(0);
  if (zero !== -1) {
    return isHalfZero(bytes)
      ? { problem: "is text in UTF-16, not in UTF-8", fix: AS_UTF8 }
      : { problem: "is not text: it holds a byte 0", ...placeOf(bytes, zero) };
  }
  if (!isUtf8(bytes)) {
    return { problem: "is not text in UTF-8", fix: AS_UTF8, ...placeOf(bytes, firstFault(bytes)) };
  }
  return new TextDecoder().decode(bytes);
}

/** Latin letters in UTF-16 have a byte 0 each, before or behind. */
function isHalfZero(bytes: Buffer): boolean {
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0) {
      zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    }
  }
  return zeros.some((count) => count > bytes.length / 4) && zeros.some((count) => count === 0);
}

/** Where the bytes are UTF-8 no longer: up to there, decoding and encoding changes nothing. */
function firstFault(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString("utf8"), "utf8");
  return bytes.findIndex((byte, at) => byte !== again[at]);
}

function placeOf(bytes: Buffer, offset: number): { line: number; column: number } {
  const lines = bytes.subarray(0, offset).toString("utf8").split("\n");
  return { line: lines.length, column: (lines.at(-1) as string).length + 1 };
}
