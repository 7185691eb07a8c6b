/** Books in every format, through the API and inside the worker's runtime; what is no book is refused and leaves nothing behind. */
import { describe, expect, test } from "vitest";
import type { Analysis, Document, Task } from "../../worker/contract.ts";
import { asDocx, docxOf } from "../books/files/docx.ts";
import { asEpub } from "../books/files/epub.ts";
import { asHtml, asMarkdown } from "../books/files/markup.ts";
import { pack } from "../books/files/pack.ts";
import { asPdf, pdfOf } from "../books/files/pdf.ts";
import { asText, STORY } from "../books/files/story.ts";
import { eventually, signUp, upload, type Person, type Refusal } from "./client.ts";

type Content = string | Uint8Array<ArrayBuffer>;

const send = async (person: Person, name: string, content: Content): Promise<{ id: string; task: string }> => {
  const response = await upload(person, name, content);
  expect(response.status).toBe(201);
  const { document_id, task_id } = await response.json<{ document_id: string; task_id: string }>();
  return { id: document_id, task: task_id };
};

test("one story in six formats is one story, with its title, author, chapters and receipts", async () => {
  const person = await signUp();
  const formats: Record<string, Content> = {
    "story.txt": asText(STORY),
    "story.md": asMarkdown(STORY),
    "story.html": asHtml(STORY),
    "story.epub": asEpub(STORY, 3),
    "story.docx": asDocx(STORY),
    "story.pdf": asPdf(STORY),
  };
  const casts = new Set<string>();
  const sent = await Promise.all(Object.entries(formats).map(([name, content]) => send(person, name, content)));
  for (const { id, task } of sent) {
    await eventually(async () => expect(await person.call<Task>("GET", `/tasks/${task}`)).toMatchObject({ status: "succeeded" }));
    const analysis = await person.call<Analysis>("GET", `/documents/${id}/analyze`);
    casts.add(JSON.stringify(analysis.characters.map((one) => [one.name, one.aliases.toSorted(), one.quotes])));
    expect(analysis.chapters).toHaveLength(STORY.chapters.length);
    expect(await person.call<Document>("GET", `/documents/${id}`)).toMatchObject({
      title: STORY.title,
      author: STORY.author,
      truncated: false,
    });
    const { text } = await person.call<{ text: string }>("GET", `/documents/${id}/text`);
    for (const { evidence } of analysis.characters)
      for (const passage of evidence) expect(text.slice(passage.start, passage.end)).toBe(passage.text);
  }
  expect(casts.size).toBe(1);
}, 90_000);

describe("files that are no books leave nothing behind", () => {
  test.each<[string, string, Content, number, string]>([
    ["an archive of books", "books.zip", pack({ "a.epub": asEpub(STORY, 3) }), 415, "Unpack it"],
    ["an EPUB cut in half", "book.epub", asEpub(STORY, 3).slice(0, 5000), 422, "damaged"],
    ["a bomb", "book.docx", docxOf("", { "word/media/a.bin": new Uint8Array(101 * 1024 * 1024) }), 422, "not unpacked"],
    ["a PDF of pictures", "scan.pdf", pdfOf([[], [], []]), 422, "OCR"],
    [
      "a PDF under a password",
      "locked.pdf",
      pdfOf([[]], {
        more: "/Encrypt << /Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) /P -4 >> /ID [(a) (a)] ",
      }),
      422,
      "password",
    ],
    ["a damaged PDF", "book.pdf", asPdf(STORY).slice(0, 400), 422, "damaged"],
  ])("%s", async (_what, name, content, status, words) => {
    const person = await signUp();
    const response = await upload(person, name, content);
    expect(response.status).toBe(status);
    const problem = await response.json<Refusal>();
    expect(problem.detail).toContain(words);
    expect(problem.errors).toEqual([{ path: "file", message: problem.detail }]);
    expect(await person.call("GET", "/documents")).toEqual({ items: [], next_cursor: null });
    expect(await person.call("GET", "/tasks")).toEqual({ items: [], next_cursor: null });
  });
});
