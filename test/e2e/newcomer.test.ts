/**
 * What a newcomer gets, in a real browser against `npm start`: the demo alive on the front page, then the whole way from a novel to a
 * room of their own. The novel is Pride and Prejudice where the evaluation folder exists, our own story otherwise.
 */
import { existsSync } from "node:fs";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoCast } from "../../worker/demo/cast.ts";
import { DEMO_STORY } from "../../worker/demo/story.ts";
import { complaintsOf, openBrowser, register } from "./browser.ts";
import { startStudio, type Studio } from "./studio.ts";

const novel = "../shared/eval/pdnc/PrideAndPrejudice/novel.txt";
const hasNovel = existsSync(novel);
const mainCharacters = hasNovel
  ? ["Elizabeth", "Darcy", "Jane", "Bingley", "Bennet", "Wickham", "Collins", "Lydia", "Charlotte", "Catherine"]
  : demoCast.map(({ name }) => name.split(" ").at(-1) ?? name);

let studio: Studio;
let browser: Browser;

beforeAll(async () => {
  [studio, browser] = await Promise.all([startStudio(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await studio?.stop();
});

const ownStory = (): string => {
  const file = join(mkdtempSync(join(tmpdir(), "story-")), "story.txt");
  writeFileSync(file, DEMO_STORY);
  return file;
};

const spokenLines = (page: Page) =>
  page.getByTestId("script-line").evaluateAll((lines) => lines.map((line) => Number(line.getAttribute("data-seq"))));

test("npm start serves within a minute", () => {
  expect(studio.startedIn).toBeLessThan(60_000);
});

test("the front page shows the demo alive within 5 seconds, without signing up", async () => {
  const page = await browser.newPage();
  const complaints = complaintsOf(page);
  const opened = Date.now();
  await page.goto(studio.origin, { waitUntil: "commit" });
  await page.getByTestId("script-line").first().waitFor({ timeout: 5_000 });
  expect(Date.now() - opened).toBeLessThan(5_000);
  // not only the lines that came with the page: somebody speaks while we watch
  const newest = Math.max(...(await spokenLines(page)));
  const spoken = async () => (await spokenLines(page)).some((seq) => seq > newest);
  await expect.poll(spoken, { timeout: opened + 5_000 - Date.now(), interval: 50 }).toBe(true);
  expect(complaints).toEqual([]);
  await page.close();
});

test("from a novel to a living room: register, upload, progress, cast, choose, create, watch", async () => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const complaints = complaintsOf(page);
  await register(page, studio.origin);
  await page.getByTestId("upload-input").setInputFiles(hasNovel ? novel : ownStory());
  await page.waitForURL(/\/library\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  await page.getByTestId("cast-member").first().waitFor({ timeout: 120_000 });
  const names = await page
    .getByTestId("cast-member")
    .evaluateAll((members) => members.map((member) => member.getAttribute("data-name") ?? ""));
  const found = mainCharacters.filter((main) => names.some((name) => name.includes(main)));
  expect(found.length, `main characters among ${names.join(", ")}`).toBeGreaterThanOrEqual(5);

  await page.getByLabel(/Pace/).selectOption("1");
  await page.getByTestId("create-ecosystem").click();
  await page.waitForURL(/\/ecosystems\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  await page.locator('[data-testid="connection"][data-state="live"]').waitFor({ timeout: 15_000 });
  const before = new Set(await spokenLines(page));
  await expect
    .poll(async () => (await spokenLines(page)).filter((seq) => !before.has(seq)).length, {
      timeout: 30_000,
      message: "lines that reached the page in 30 s",
    })
    .toBeGreaterThanOrEqual(10);
  expect(await page.getByTestId("stage").count()).toBe(1);
  expect(complaints).toEqual([]);
  await page.close();
});
