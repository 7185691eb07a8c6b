/**
 * Books in the real studio: what their upload and their reading cost workerd, from outside (bench/process.ts), in isolates whose heap is held down to
 * `HEAP_MB`: one that needed more would be killed, and the bench would fail. Novels of ../shared/eval where that folder exists, else our own story
 * again and again; the file formats and the largest uploads are made here. `peak` is of the whole process, with its bucket, which is on a
 * disk elsewhere in production.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { zipSync } from "fflate";
import { signUp, type Client } from "../test/e2e/client.ts";
import { startStudio, type Studio } from "../test/e2e/studio.ts";
import { asPdf } from "../test/books/files/pdf.ts";
import { DEMO_STORY } from "../worker/demo/story.ts";
import { noise } from "../test/books/files/noise.ts";
import { costOf, cpuSeconds, type Cost } from "./process.ts";

export interface BookFigure extends Cost {
  readonly name: string;
}

/** Of V8's old generation, per isolate: an isolate of the platform has 128 MB for everything. */
const HEAP_MB = 96;
const LENGTHS = [30_000, 60_000, 120_000, 240_000];
const LARGEST = 50 * 1024 * 1024;
const IDLE_MS = 10_000;
const novels = "../shared/eval/pdnc";

const material = (): string => {
  if (!existsSync(novels)) return DEMO_STORY.repeat(120);
  return readdirSync(novels)
    .map((name) => `${novels}/${name}/novel.txt`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n\n");
};

const textOf = (size: number, line: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size).fill(32);
  const piece = new TextEncoder().encode(line);
  for (let at = 0; at + piece.length <= size; at += piece.length) bytes.set(piece, at);
  return bytes;
};

const LINE = "The harbour was grey that morning, and nobody came down to the water but Anna Bell and the dog.\n\n";
const containerXml = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>';
const opf = '<package><metadata/><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>';
const epub = (text: string, pictures: number): Uint8Array<ArrayBuffer> =>
  zipSync(
    {
      mimetype: new TextEncoder().encode("application/epub+zip"),
      "META-INF/container.xml": new TextEncoder().encode(containerXml),
      "b.opf": new TextEncoder().encode(opf),
      "picture.jpg": noise(pictures),
      "a.xhtml": new TextEncoder().encode(`<html><body><p>${text.replaceAll(/&|</g, " ").replaceAll("\n\n", "</p><p>")}</p></body></html>`),
    },
    { level: 0 },
  );

/** The isolates of the studio itself; wrangler runs another process in front of it. */
const workerOf = (studio: Studio): number => studio.workerd().reduce((most, pid) => (cpuSeconds(pid) > cpuSeconds(most) ? pid : most));

const untilRead = async (client: Client, id: string): Promise<void> => {
  for (let status = "processing"; status === "processing";) {
    await sleep(250);
    ({ status } = await client.call<{ status: string }>("GET", `/documents/${id}/status`));
    if (status === "failed") throw new Error("The reading failed.");
  }
};

const show = ({ name, seconds, peak }: BookFigure, more = ""): void =>
  console.log(`${name.padEnd(48)} ${seconds.toFixed(2).padStart(6)} s of CPU, at most ${peak.toFixed(0).padStart(4)} MB more${more}`);

const inStudio = async (studio: Studio): Promise<BookFigure[]> => {
  const client = await signUp(studio.origin);
  const pid = workerOf(studio);
  const idle = await costOf(pid, () => sleep(IDLE_MS));
  show({ name: "nothing for ten seconds, as a control", ...idle });
  const words = material().split(/(?<=\s)(?=\S)/);
  const figures: BookFigure[] = [];
  const measured = async (name: string, work: () => Promise<unknown>, more?: (figure: BookFigure) => string): Promise<BookFigure> => {
    const figure = { name, ...(await costOf(pid, work)) };
    show(figure, more?.(figure));
    figures.push(figure);
    return figure;
  };
  /** Uploaded, read to its end, and removed. */
  const read = async (name: string, bytes: string | Uint8Array<ArrayBuffer>): Promise<void> => {
    const { document_id: id } = await client.upload(name, bytes);
    await untilRead(client, id);
    await client.call("DELETE", `/documents/${id}`);
  };
  // whoever comes first pays for the compiler
  await read("first.txt", words.slice(0, 20_000).join(""));
  let base = 0;
  for (const count of LENGTHS) {
    const text = words.slice(0, count).join("");
    await measured(
      `${count.toLocaleString("en")} words, upload to ready`,
      () => read("novel.txt", text),
      ({ seconds }) => {
        base ||= seconds / count;
        return `, per word ${(seconds / count / base).toFixed(2)} ×`;
      },
    );
  }
  /** The upload alone: words enough to be a book, and few enough that their reading is not what is measured. */
  const uploaded = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    let id = "";
    await measured(`upload of ${name}, ${(bytes.length / 1024 / 1024).toFixed(0)} MB`, async () => {
      ({ document_id: id } = await client.upload(name, bytes));
    });
    await untilRead(client, id);
    await client.call("DELETE", `/documents/${id}`);
  };
  const novel = words.slice(0, 120_000).join("");
  const chapters = [
    { number: "Chapter One", title: "One", paragraphs: novel.split(/\n\s*\n/).map((paragraph) => paragraph.replaceAll(/\s+/g, " ")) },
  ];
  await uploaded("novel.pdf", asPdf({ title: "A novel", author: "Nobody", chapters }));
  await uploaded("novel.epub", epub(novel, 0));
  const short = LINE.repeat(50);
  await uploaded("pictures.epub", epub(short, LARGEST - 20_000));
  await uploaded("blanks.html", textOf(LARGEST, `${" ".repeat(4000)}<p>${LINE}</p>`));
  await uploaded("long.txt", textOf(LARGEST, LINE));
  return figures;
};

export const benchBooks = async (): Promise<BookFigure[]> => {
  process.env["MINIFLARE_WORKERD_V8_FLAGS"] = `--max-old-space-size=${HEAP_MB}`;
  const studio = await startStudio();
  try {
    return await inStudio(studio);
  } finally {
    delete process.env["MINIFLARE_WORKERD_V8_FLAGS"];
    await studio.stop();
  }
};
