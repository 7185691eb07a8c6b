/**
 * kill -9 of workerd in every stage of reading a novel: after the restart each reading goes on by itself to its end, and a stage that
 * was finished is not run again. A stage that was cut off costs one more run of itself, and no more.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createDatabase } from "../../db/client.ts";
import { createDocuments, type Documents } from "../../db/documents.ts";
import { signUp, type Client } from "./client.ts";
import { startStudio, type Studio } from "./studio.ts";

const PEOPLE = ["Anna Bell", "Ruth Marsh", "Edwin Grey", "Clara Hollis", "Tobias Wren", "Martin Sedge"];
const ORDER = ["received", "reading", "cast", "model", "quotes", "model", "ties", "done"];
/** Questions of one step of the workflow. */
const QUESTIONS_AT_ONCE = 6;
const TARGETS = ["reading", "cast", "quotes", "model", "ties", "done"] as const;

/** A novel of 120,000 words; every chapter ends on lines of which nobody says who speaks them, and no other book has. */
const novel = (mark: string): string => {
  const words = "the harbour was grey that morning and nobody had come down to the water since the lamp went out over the long wall".split(
    " ",
  );
  const filler = (length: number, seed: number): string =>
    Array.from({ length }, (_, at) => words[(seed * 7 + at * (1 + (seed % 5))) % words.length]).join(" ");
  const chapter = (number: number): string => {
    const scenes = Array.from({ length: 30 }, (_, scene) => {
      const [one, other] = [PEOPLE[(number + scene) % 6] ?? "", PEOPLE[(number + scene + 1 + (scene % 4)) % 6] ?? ""];
      return [
        `${one} walked with ${other}; ${filler(60, number + scene)}.`,
        `“I have seen ${filler(6, scene)},” said ${one}.`,
        `“You are kind, and ${filler(7, number)},” said ${other} gladly.`,
      ].join("\n\n");
    });
    const unsure = Array.from({ length: 6 }, (_, at) => `“And ${filler(5, at + number)} ${mark} ${number}.”`);
    return [`Chapter ${number}`, ...scenes, `Then somebody came; ${filler(30, number)}.`, ...unsure].join("\n\n");
  };
  const chapters: string[] = ["The Long Wall"];
  for (let number = 1, count = 0; count < 120_000; number += 1) {
    chapters.push(chapter(number));
    count += chapters.at(-1)?.split(/\s+/).length ?? 0;
  }
  return chapters.join("\n\n");
};

let model: Server;
let studio: Studio;
let client: Client;
let documents: Documents;
/** How often each question was put to the model. */
const asked = new Map<string, number>();
/** While it holds, the model answers nobody; `held` is called when somebody asks. */
let held: (() => void) | null = null;

beforeAll(async () => {
  model = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const question = JSON.stringify((JSON.parse(body) as { messages: unknown }).messages);
      asked.set(question, (asked.get(question) ?? 0) + 1);
      if (held !== null) return held();
      const content = JSON.stringify({ speakers: { Q1: "c1", Q2: "c2" }, same: {} });
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content } }], usage: { total_tokens: 900 } }));
    });
  });
  await new Promise<void>((listening) => model.listen(0, "127.0.0.1", listening));
  process.env["OPENAI_API_KEY"] = "a key of the tests";
  process.env["OPENAI_MODEL"] = "reader";
  process.env["OPENAI_BASE_URL"] = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
  studio = await startStudio();
  client = await signUp(studio.origin);
  // beside workerd, which answers nobody while a stage computes
  const neonLocal = /NEON_LOCAL="([^"]+)"/.exec(readFileSync(join(studio.dataDir, "worker.vars"), "utf8"))?.[1] ?? "";
  documents = createDocuments(
    createDatabase({ databaseUrl: "postgres://studio:studio@database.invalid/studio", neonLocal, timeoutMs: 10_000 }),
  );
});
afterAll(async () => {
  await studio?.stop();
  model?.close();
});

const stageOf = async (id: string): Promise<string> => {
  const row = await documents.get(id);
  return row?.status === "processing" ? row.stage : (row?.status ?? "gone");
};

/** A stage as the document tells it. */
const wordOf = (stage: string): string => (stage === "names" || stage === "speakers" ? "model" : stage);

/** With the process that watches over it, which would take its time to see that it is dead. */
const killWorkerd = (): void => {
  for (const pid of studio.workerd()) {
    const parent = Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)], { encoding: "utf8" }));
    for (const one of [pid, parent]) process.kill(one, "SIGKILL");
  }
};

test("killed in every stage, every reading ends, and no finished stage is run again", async () => {
  expect(novel("").split(/\s+/).length).toBeGreaterThan(120_000);
  const books: { id: string; task: string }[] = [];
  /** Of each book, in which stages it was when workerd was killed. */
  const cutOff = new Map<string, string[]>();
  const reached: string[] = [];

  for (const target of TARGETS) {
    const { document_id: id, task_id: task } = await client.upload(`${target}.txt`, novel(target));
    books.push({ id, task });
    cutOff.set(id, []);
    if (target === "model") await new Promise<void>((asking) => (held = asking));
    else for (const before = new Set(ORDER.slice(0, ORDER.indexOf(target))); before.has(await stageOf(id));) await sleep(5);
    const ready = studio.nextReady();
    killWorkerd();
    for (const book of books) cutOff.get(book.id)?.push(await stageOf(book.id));
    reached.push(await stageOf(id));
    held = null;
    await ready;
  }
  expect(new Set(reached).size, `killed in ${reached.join(", ")}`).toBeGreaterThanOrEqual(5);

  await vi.waitFor(
    async () => {
      // the clock that strikes every minute by itself
      await fetch(`${studio.origin}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`);
      expect(await Promise.all(books.map(({ id }) => stageOf(id)))).toEqual(books.map(() => "ready"));
    },
    { timeout: 120_000, interval: 2000 },
  );

  for (const { id, task } of books) {
    const { result } = await client.call<{ result: { runs: Record<string, number>; characters: number } }>("GET", `/tasks/${task}`);
    const kills = cutOff.get(id) ?? [];
    expect(Object.keys(result.runs).toSorted()).toEqual(["cast", "done", "names", "quotes", "reading", "speakers", "ties"]);
    for (const [stage, runs] of Object.entries(result.runs)) {
      const allowed = 1 + kills.filter((killed) => killed === wordOf(stage)).length;
      expect(runs, `${stage}, killed in ${kills.join(", ")}`).toBeLessThanOrEqual(allowed);
    }
    expect(result.characters).toBeGreaterThanOrEqual(PEOPLE.length);
  }
  // what was answered is not asked again: at most the questions of the steps that were cut off
  const cutOffAsking = [...cutOff.values()].flat().filter((stage) => stage === "model").length;
  const repeated = [...asked.values()].reduce((sum, count) => sum + count - 1, 0);
  expect(asked.size).toBeGreaterThan(books.length);
  expect(repeated).toBeLessThanOrEqual(QUESTIONS_AT_ONCE * cutOffAsking);
}, 300_000);
