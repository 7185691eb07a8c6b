/** A form with a book in it is read as it arrives, however it was cut into pieces on its way. */
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { fileIn } from "../../worker/services/upload/form.ts";

/** The bytes in pieces of `size`, each valid until the next one only. */
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    memory.fill(0).set(piece);
    yield memory.subarray(0, piece.length);
  }
}

const CONTENT = "The lamp\r\n--lamp\r\n\r\n--\r\nburned -- \u00e9\u{1f56f}\r\n";
const part = (headers: string, content: string, boundary = "lamp"): string => `--${boundary}\r\n${headers}\r\n\r\n${content}\r\n`;
const FILE = 'Content-Disposition: form-data; name="file"; filename="lamp.txt"\r\nContent-Type: text/plain';
const FIELD = 'Content-Disposition: form-data; name="title"';

const taken = async (form: string, { type = "multipart/form-data; boundary=x-lamp", size = 7 } = {}) => {
  const { name, body } = await fileIn(type, pieces(Buffer.from(form), size), "file");
  const found: Uint8Array[] = [];
  for await (const piece of body) found.push(Buffer.from(piece));
  return { name, content: Buffer.concat(found).toString() };
};
const whole = part(FIELD, "a title", "x-lamp") + part(FILE, CONTENT, "x-lamp") + "--x-lamp--\r\n";

test("the file is the same in pieces of any size", async () => {
  for (let size = 1; size <= Buffer.byteLength(whole); size += 1)
    expect(await taken(whole, { size }), `in pieces of ${size}`).toEqual({ name: "lamp.txt", content: CONTENT });
});

test("what the platform's own form data looks like is read", async () => {
  const form = new FormData();
  form.set("title", "of no matter");
  form.set("file", new File([CONTENT], 'a "lamp" \u00e9.txt'));
  const sent = new Response(form);
  const bytes = new Uint8Array(await sent.clone().arrayBuffer());
  const { name, body } = await fileIn(sent.headers.get("content-type") ?? "", pieces(bytes, 1000), "file");
  let content = "";
  for await (const piece of body) content += Buffer.from(piece).toString();
  expect({ name, content }).toEqual({ name: 'a "lamp" \u00e9.txt', content: CONTENT });
});

test.each([
  ["a boundary in quotation marks", { type: 'multipart/form-data; charset=utf-8; boundary="x-lamp"' }],
  ["a type in capitals", { type: "Multipart/Form-Data; Boundary=x-lamp" }],
])("%s", async (_what, how) => {
  expect(await taken(whole, how)).toEqual({ name: "lamp.txt", content: CONTENT });
});

test("an older program's name with escaped quotation marks, and headers of no matter", async () => {
  const headers = `X-Other: 1\r\ncontent-disposition: form-data; filename="a \\"b\\".txt"; name=file`;
  expect(await taken(`a preamble\r\n${part(headers, "x", "x-lamp")}--x-lamp--`)).toEqual({ name: 'a "b".txt', content: "x" });
});

describe("refused", () => {
  test.each([
    ["no form", "words", "text/plain", 400],
    ["no boundary", whole, "multipart/form-data", 400],
    ["another boundary", whole, "multipart/form-data; boundary=y", 400],
    ["nothing at all", "", "multipart/form-data; boundary=x-lamp", 400],
    ["cut in the headers", whole.slice(0, 70), "multipart/form-data; boundary=x-lamp", 400],
    ["cut in the file", whole.slice(0, -30), "multipart/form-data; boundary=x-lamp", 400],
    ["headers without end", `--x-lamp\r\n${"X: y\r\n".repeat(4000)}`, "multipart/form-data; boundary=x-lamp", 400],
    ["an empty form", "--x-lamp--\r\n", "multipart/form-data; boundary=x-lamp", 422],
    [
      "a field of that name that is no file",
      part('Content-Disposition: form-data; name="file"', "x", "x-lamp") + "--x-lamp--",
      undefined,
      422,
    ],
    ["no file was chosen", part('Content-Disposition: form-data; name="file"; filename=""', "", "x-lamp") + "--x-lamp--", undefined, 422],
  ])("%s", async (_what, form, type, status) => {
    await expect(taken(form, type === undefined ? {} : { type })).rejects.toMatchObject({ name: "Problem", status });
  });
});
