/** A book taken away in four formats, and a book deleted: what goes and what remains. */
import { env } from "cloudflare:workers";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { Analysis, Character, Removal, Task } from "../../worker/contract.ts";
import { DEMO_STORY, DEMO_TITLE } from "../../worker/demo/story.ts";
import { attachment } from "../../worker/services/export.ts";
import { eventually, request, signUp, upload, type Person } from "./client.ts";

const openBook = async (text = DEMO_STORY, name = "story.txt") => {
  const person = await signUp();
  const { document_id: id, task_id } = await (await upload(person, name, text)).json<{ document_id: string; task_id: string }>();
  await eventually(async () => expect(await person.call<Task>("GET", `/tasks/${task_id}`)).toMatchObject({ status: "succeeded" }));
  return { person, id, task_id };
};

/** One book for all who only look. */
let opened: ReturnType<typeof openBook> | undefined;
const sharedBook = () => (opened ??= openBook());

const download = async (person: Person, id: string, format: string) => {
  const headers = { authorization: `Bearer ${person.tokens.access_token}` };
  const response = await request(`/api/v1/documents/${id}/export?format=${format}`, { headers });
  expect(response.status).toBe(200);
  return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
};

/** Whether every element that is opened is closed, in order, and no sign stands unescaped. */
const isWellFormed = (xml: string): boolean => {
  const open: string[] = [];
  for (const [, close, name, , empty] of xml.matchAll(/<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!empty) open.push(name ?? "");
  }
  const rest = xml.replaceAll(/<\?xml[^>]*\?>|<!DOCTYPE html>|<\/?[A-Za-z][\w:-]*(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, "");
  return open.length === 0 && !/[<>]|&(?!(?:amp|lt|gt|quot);)/.test(rest);
};

const flat = (text: string): string => text.replaceAll(/\s+/g, " ");
const SENTENCE = "The almanac of Low Wend begins its year in the middle of November";

test("markdown and JSON hold the text or the analysis, with the cast as decided and its passages", async () => {
  const { person, id } = await sharedBook();
  const { characters } = await person.call<Analysis>("GET", `/documents/${id}/analyze`);
  const odile = characters.find(({ name }) => name === "Odile Tansy");
  await person.call("PATCH", `/documents/${id}/review`, { characters: [{ cast_id: odile?.cast_id, name: "Mrs. *Printer*" }] });
  const { bytes, headers } = await download(person, id, "md");
  const markdown = strFromU8(bytes);
  expect(headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  expect(headers.get("content-disposition")).toBe(
    `attachment; filename="${DEMO_TITLE}.md"; filename*=UTF-8''${encodeURIComponent(DEMO_TITLE)}.md`,
  );
  expect(markdown.startsWith(`# ${DEMO_TITLE}\n`)).toBe(true);
  expect(markdown).toContain(SENTENCE);
  expect(markdown.match(/^## .+$/gm)).toEqual([
    ...(await person.call<Analysis>("GET", `/documents/${id}/analyze`)).chapters.map(({ title }) => `## ${title}`),
    "## The cast",
  ]);
  const appendix = markdown.slice(markdown.indexOf("## The cast"));
  expect(appendix).toContain("### Mrs. \\*Printer\\*");
  expect(appendix.match(/^- Openness \d+ %, confidence \d+ %/gm)?.length).toBeGreaterThan(3);
  expect(appendix).toMatch(/^> .+\(chapter \d\)$/m);
  const whole = JSON.parse(strFromU8((await download(person, id, "json")).bytes)) as Analysis & {
    quotes: { start: number; end: number }[];
  };
  expect(whole.characters).toEqual(characters);
  expect(whole.quotes.length).toBe(whole.counts.quotes);
});

test("the EPUB is one: media type first and stored, container, package, navigation, well-formed pages", async () => {
  const { person, id } = await openBook(DEMO_STORY.replaceAll("Low Wend", "Low & <Wend>\u0007"), "Büch & <co>.txt");
  const { bytes, headers } = await download(person, id, "epub");
  expect(headers.get("content-type")).toBe("application/epub+zip");
  const view = new DataView(bytes.buffer);
  // the first local header: no compression, and the name right after it
  expect([view.getUint32(0, true), view.getUint16(8, true)]).toEqual([0x04034b50, 0]);
  expect(strFromU8(bytes.subarray(30, 58))).toBe("mimetypeapplication/epub+zip");
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
  const path = /full-path="([^"]+)"/.exec(files["META-INF/container.xml"] ?? "")?.[1] ?? "";
  const opf = files[path] ?? "";
  const manifest = new Map([...opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)].map(([, item, href]) => [item, href]));
  for (const href of manifest.values()) expect(Object.keys(files)).toContain(`OEBPS/${href}`);
  const spine = [...opf.matchAll(/<itemref idref="([^"]+)"/g)].map(([, item]) => item);
  expect(spine.length).toBeGreaterThan(5);
  for (const item of spine) expect(manifest.has(item ?? "")).toBe(true);
  for (const element of ["dc:identifier", "dc:title", "dc:language", 'meta property="dcterms:modified"'])
    expect(opf).toContain(`<${element}`);
  const links = [...(files["OEBPS/nav.xhtml"] ?? "").matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  expect(links).toEqual(spine.map((item) => manifest.get(item)));
  const { mimetype: _mimetype, ...pages } = files;
  expect(Object.keys(pages).filter((name) => !isWellFormed(pages[name] ?? ""))).toEqual([]);
  const text = flat(Object.values(files).join(" "));
  expect(text).toContain("The almanac of Low &amp; &lt;Wend&gt; begins its year");
});

test("the DOCX is one: content types, relationships, and every paragraph of the book", async () => {
  const { person, id } = await sharedBook();
  const { bytes } = await download(person, id, "docx");
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
  for (const content of Object.values(files)) expect(isWellFormed(content)).toBe(true);
  const targets = [...(files["_rels/.rels"] ?? "").matchAll(/Target="([^"]+)"/g)].map(([, target]) => target ?? "");
  for (const target of targets) expect(Object.keys(files)).toContain(target);
  for (const [, part] of (files["[Content_Types].xml"] ?? "").matchAll(/PartName="\/([^"]+)"/g)) expect(Object.keys(files)).toContain(part);
  const document = files["word/document.xml"] ?? "";
  const styles = new Set([...(files["word/styles.xml"] ?? "").matchAll(/w:styleId="(\w+)"/g)].map(([, style]) => style));
  for (const [, style] of document.matchAll(/<w:pStyle w:val="(\w+)"/g)) expect(styles.has(style)).toBe(true);
  expect(document).toContain(SENTENCE);
  expect(document).toContain(">The cast<");
});

test.each(["epub", "docx", "md"])("our own reader opens the %s again: the same words, chapters and people", async (format) => {
  const { person, id } = await sharedBook();
  const before = await person.call<Analysis>("GET", `/documents/${id}/analyze`);
  const { bytes } = await download(person, id, format);
  const again = await (await upload(person, `again.${format}`, bytes)).json<{ document_id: string; task_id: string }>();
  await eventually(async () => expect(await person.call<Task>("GET", `/tasks/${again.task_id}`)).toMatchObject({ status: "succeeded" }));
  const after = await person.call<Analysis>("GET", `/documents/${again.document_id}/analyze`);
  expect([after.title, after.author, after.language.slice(0, 2)]).toEqual([before.title, before.author, before.language.slice(0, 2)]);
  expect(after.chapters.map(({ title }) => title)).toEqual([...before.chapters.map(({ title }) => title), "The cast"]);
  expect(after.characters.map(({ name }) => name)).toEqual(expect.arrayContaining(before.characters.slice(0, 6).map(({ name }) => name)));
  const { text } = await person.call<{ text: string }>("GET", `/documents/${again.document_id}/text`);
  const paragraphs = DEMO_STORY.slice(before.chapters[0]?.start)
    .split(/\n\s*\n/)
    .map((paragraph) => flat(paragraph).trim())
    .filter((paragraph) => paragraph.length > 60);
  for (const paragraph of paragraphs) expect(flat(text)).toContain(paragraph);
});

test("a name to save under is safe for every system and keeps its letters", () => {
  expect(attachment('Ö"l;\\.md')).toBe(`attachment; filename="O_l;_.md"; filename*=UTF-8''%C3%96%22l%3B%5C.md`);
  expect(attachment("Война (1).epub")).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''(%[0-9A-F]{2}|[\w.-])+$/);
});

test("an export nobody knows is refused, and a stranger's book is not there", async () => {
  const { person, id } = await sharedBook();
  expect((await person.refused("GET", `/documents/${id}/export?format=mobi`)).status).toBe(422);
  expect((await (await signUp()).refused("GET", `/documents/${id}/export`)).status).toBe(404);
});

const filesOf = async (id: string): Promise<string[]> =>
  (await env.FILES.list({ prefix: `documents/${id}/` })).objects.map(({ key }) => key.replace(`documents/${id}/`, ""));

test("a deleted book leaves no file; its characters and their rooms remain, and it says so", async () => {
  const { person, id } = await openBook();
  const { characters } = await person.call<{ characters: Character[] }>("POST", `/documents/${id}/cast`, {
    characters: [],
    as_of_chapter: 2,
  });
  const ids = characters.map((character) => character.id);
  await person.call("POST", "/ecosystems", { name: "A room", character_ids: ids.slice(0, 2), settings: { tick_seconds: 3600 } });
  expect((await filesOf(id)).toSorted()).toEqual([
    "analysis.json",
    "original",
    "outline.json",
    "reading.json",
    "text.txt",
    expect.stringMatching(/^views\/[0-9a-f]{64}\.json$/),
  ]);
  await person.call("PATCH", `/documents/${id}/review`, { characters: [{ cast_id: "c1", skip: true }] });
  const removal = await person.call<Removal>("DELETE", `/documents/${id}`);
  expect(removal).toEqual({
    deleted: { files: 7, characters: 0, talks: 0, task_cancelled: false },
    remains: { characters: ids.length, ecosystems: 1 },
  });
  expect(await filesOf(id)).toEqual([]);
  expect(await person.call("GET", `/characters/${ids[0]}`)).toMatchObject({ document_id: null });
  expect((await person.refused("DELETE", `/documents/${id}`)).status).toBe(404);
});

test("with its characters go their private talks and what those remember; rooms with others keep their copies", async () => {
  const { person, id } = await openBook();
  const { characters } = await person.call<{ characters: Character[] }>("POST", `/documents/${id}/cast`, { characters: [] });
  await person.call("POST", `/characters/${characters[0]?.id}/chat`, { message: "Good evening." });
  const removal = await person.call<Removal>("DELETE", `/documents/${id}?characters=true`);
  expect(removal).toEqual({
    deleted: { files: 5, characters: characters.length, talks: 1, task_cancelled: false },
    remains: { characters: 0, ecosystems: 0 },
  });
  expect((await person.refused("GET", `/characters/${characters[0]?.id}`)).status).toBe(404);
});

test("a book that is being read is deleted with its reading, and no stage leaves anything behind", async () => {
  const person = await signUp();
  const { document_id: id, task_id } = await (
    await upload(person, "story.txt", DEMO_STORY.repeat(12))
  ).json<{ document_id: string; task_id: string }>();
  const removal = await person.call<Removal>("DELETE", `/documents/${id}`);
  expect(removal.deleted).toMatchObject({ task_cancelled: true });
  expect(await person.call<Task>("GET", `/tasks/${task_id}`)).toMatchObject({ status: "cancelled" });
  await eventually(async () => expect(await filesOf(id)).toEqual([]));
});
