/** Files larger than a block of the bucket: sent in pieces, read where they lie, refused without a trace. */
import { createHash } from "node:crypto";
import { env } from "cloudflare:workers";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { DEMO_TITLE } from "../../worker/demo/story.ts";
import type { Document } from "../../worker/contract.ts";
import { asEpub } from "../books/files/epub.ts";
import { noise } from "../books/files/noise.ts";
import { STORY } from "../books/files/story.ts";
import { eventually, request, signUp, upload, type Person } from "./client.ts";

const MEGABYTE = 1024 * 1024;
const kept = async (): Promise<string[]> => (await env.FILES.list()).objects.map(({ key }) => key);

const arrived = async (person: Person, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Document> => {
  const response = await upload(person, name, bytes);
  expect(response.status).toBe(201);
  const { document_id: id } = await response.json<{ document_id: string }>();
  const original = await env.FILES.get(`documents/${id}/original`);
  const hash = createHash("sha256").update(new Uint8Array((await original?.arrayBuffer()) ?? new ArrayBuffer(0)));
  expect(hash.digest("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
  return person.call<Document>("GET", `/documents/${id}`);
};

test("an EPUB of six megabytes, nearly all of it pictures, is the book that is in it", { timeout: 60_000 }, async () => {
  const person = await signUp();
  const parts = unzipSync(asEpub(STORY, 3));
  const [first, ...others] = Object.entries(parts);
  if (first === undefined) throw new Error("The EPUB is empty.");
  const pictures = { "OEBPS/one.jpg": noise(3 * MEGABYTE), "OEBPS/two.jpg": noise(3 * MEGABYTE) };
  const bytes = zipSync(Object.fromEntries([first, ...others.slice(0, 2), ...Object.entries(pictures), ...others.slice(2)]), { level: 0 });
  const { id, size } = await arrived(person, "large.epub", bytes);
  expect(size).toBe(bytes.length);
  await eventually(async () => expect((await person.call<Document>("GET", `/documents/${id}`)).status).toBe("ready"));
  expect(await person.call("GET", `/documents/${id}`)).toMatchObject({ title: STORY.title, truncated: false });
  await person.call("DELETE", `/documents/${id}`);
});

test.each([
  ["exactly a block", 5 * MEGABYTE],
  ["a byte more", 5 * MEGABYTE + 1],
  ["exactly two", 10 * MEGABYTE],
])("%s of text arrives whole", async (_what, size) => {
  const person = await signUp();
  const line = new TextEncoder().encode("The harbour was grey, and nobody spoke of it.\n\n");
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += line.length) bytes.set(line.subarray(0, size - at), at);
  const { id, truncated } = await arrived(person, `${DEMO_TITLE}.txt`, bytes);
  expect(truncated).toBe(true);
  await person.call("DELETE", `/documents/${id}`);
});

const send = (person: Person, body: ReadableStream<Uint8Array>): Promise<Response> =>
  request("/api/v1/documents/upload", {
    method: "POST",
    headers: { authorization: `Bearer ${person.tokens.access_token}`, "content-type": "multipart/form-data; boundary=x" },
    body,
  });
const HEAD = new TextEncoder().encode('--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n');

/** A form of unknown length whose file has `megabytes`, and which `end` may leave cut off. */
const formOf = (megabytes: number, byte: number, end: string): ReadableStream<Uint8Array> => {
  let sent = -1;
  return new ReadableStream({
    pull(controller) {
      if (sent < 0) controller.enqueue(HEAD);
      else if (sent < megabytes) controller.enqueue(new Uint8Array(MEGABYTE).fill(byte));
      else {
        if (end !== "") controller.enqueue(new TextEncoder().encode(end));
        controller.close();
      }
      sent += 1;
    },
  });
};

test.each([
  ["a file that turns out too large", 52, 97, "\r\n--x--\r\n", 413],
  ["a connection that is cut", 12, 97, "", 400],
  ["seven megabytes that are no book", 7, 1, "\r\n--x--\r\n", 422],
])("%s leaves nothing behind", async (_what, megabytes, byte, end, status) => {
  const person = await signUp();
  const before = await kept();
  expect((await send(person, formOf(megabytes, byte, end))).status).toBe(status);
  expect(await kept()).toEqual(before);
  expect(await person.call("GET", "/documents")).toMatchObject({ items: [] });
});
