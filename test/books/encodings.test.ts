import { describe, expect, it } from "vitest";
import { readText, UnreadableBook } from "../../worker/books/readers/text.ts";

const LINE = "“Où est Zoë?” asked Élise — nobody knew.";
const utf16 = (text: string, order: "little" | "big"): Uint8Array =>
  Uint8Array.from(
    Array.from(text, (character) => character.charCodeAt(0)).flatMap((code) => {
      const bytes = [code & 255, code >> 8];
      return order === "little" ? bytes : bytes.toReversed();
    }),
  );
const bytesOf = (...parts: (readonly number[] | Uint8Array)[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe("readText", () => {
  const utf8 = new TextEncoder().encode(LINE);
  it.each([
    ["UTF-8", utf8, "utf-8"],
    ["UTF-8 with a mark", bytesOf([0xef, 0xbb, 0xbf], utf8), "utf-8"],
    ["UTF-16 little endian with a mark", bytesOf([0xff, 0xfe], utf16(LINE, "little")), "utf-16le"],
    ["UTF-16 big endian with a mark", bytesOf([0xfe, 0xff], utf16(LINE, "big")), "utf-16be"],
  ] as const)("reads %s and leaves the mark out", (_name, bytes, encoding) => {
    expect(readText(bytes)).toEqual({ text: LINE, encoding });
  });

  it.each(["little", "big"] as const)("recognises UTF-16 %s endian without a mark", (order) => {
    expect(readText(utf16("Plain words on a plain page.", order)).text).toBe("Plain words on a plain page.");
  });

  it("falls back to windows-1252 where the bytes are no UTF-8", () => {
    const bytes = Uint8Array.from([0x93, 0x43, 0x61, 0x66, 0xe9, 0x2c, 0x94, 0x20, 0x73, 0x61, 0x69, 0x64, 0x20, 0x41, 0x6e, 0x6e, 0x61]);
    expect(readText(bytes)).toEqual({ text: "“Café,” said Anna", encoding: "windows-1252" });
  });

  it("keeps line ends, so that offsets are those of the file", () => {
    expect(readText(new TextEncoder().encode("one\r\ntwo\r\n")).text).toBe("one\r\ntwo\r\n");
  });

  it.each([
    ["an empty file", new Uint8Array(), /empty/],
    ["a rich text document", new TextEncoder().encode("{\\rtf1 and so on"), /rich text/],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]), /PNG picture/],
    ["random bytes", Uint8Array.from({ length: 4000 }, (_, at) => (at * 167 + (at >> 3)) % 256), /readable text/],
    ["zeros", new Uint8Array(512), /readable text/],
    ["digits alone", new TextEncoder().encode("1 2 3 4"), /no words/],
  ])("refuses %s with a message for a reader", (_name, bytes, message) => {
    expect(() => readText(bytes)).toThrow(UnreadableBook);
    expect(() => readText(bytes)).toThrow(message);
  });
});
