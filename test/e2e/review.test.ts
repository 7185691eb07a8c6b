/** A reader sets the cast right on its page: what they decide is kept, can be undone, outlives a new reading, and goes with the book. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_STORY, DEMO_TITLE } from "../../worker/demo/story.ts";
import { complaintsOf, openBrowser, register } from "./browser.ts";
import { startStudio, type Studio } from "./studio.ts";

let studio: Studio;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [studio, browser] = await Promise.all([startStudio(), openBrowser()]);
  context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  await register(page, studio.origin);
  const file = join(mkdtempSync(join(tmpdir(), "story-")), "story.txt");
  writeFileSync(file, DEMO_STORY);
  await page.getByTestId("upload-input").setInputFiles(file);
  await page.waitForURL(/\/library\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  await page.getByTestId("cast-member").first().waitFor({ timeout: 120_000 });
});
afterAll(async () => {
  await browser?.close();
  await studio?.stop();
});

const member = (name: string) => page.locator(`[data-testid="cast-member"][data-name="${name}"]`);
const decisions = () => page.getByTestId("decisions");

test("a name is changed, traits are set, two are joined and somebody is left out; all of it is told", async () => {
  const odile = member("Odile Tansy");
  await odile.locator("summary").click();
  await odile.getByLabel("Call them").fill("Mrs. Printer");
  await odile.getByLabel("Open", { exact: true }).fill("91");
  const pim = member("Pim Sallow");
  await pim.locator("summary").click();
  await pim.getByLabel("The same person as").selectOption({ label: "Odile Tansy" });
  await page.getByTestId("save-decisions").click();
  await decisions().getByText("Odile Tansy is called Mrs. Printer").waitFor();
  await decisions().getByText("Odile Tansy is also Pim Sallow").waitFor();
  expect(await decisions().getByText("Odile Tansy has openness 91 of 100, as you set it").count()).toBe(1);
});

test("what was decided is undone by itself", async () => {
  await decisions().getByRole("button", { name: "Undo: Odile Tansy is also Pim Sallow" }).click();
  await decisions().getByText("is also Pim Sallow").waitFor({ state: "detached" });
  expect(await decisions().getByText("is called Mrs. Printer").count()).toBe(1);
});

test("an old tab is told that somebody was faster, and shows what holds", async () => {
  const other = await context.newPage();
  await other.goto(page.url());
  await member("Ferris Oake").locator("summary").click();
  await member("Ferris Oake").getByLabel("Call them").fill("The Compositor");
  await page.getByTestId("save-decisions").click();
  await decisions().getByText("Ferris Oake is called The Compositor").waitFor();
  await other.getByTestId("save-decisions").click();
  await other.getByRole("alert").getByText("Somebody was faster").waitFor();
  await other.getByRole("link", { name: "Show what holds now" }).click();
  await other.getByTestId("decisions").getByText("Ferris Oake is called The Compositor").waitFor();
  expect(await other.getByRole("alert").count()).toBe(0);
  await other.close();
});

test("as of a chapter, nobody of later chapters is on the page", async () => {
  await page.getByLabel(/Still reading it/).selectOption("1");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByText("Nothing after chapter 1 is told here").waitFor();
  expect(await member("Hester Wills").count()).toBe(0);
  expect(await page.getByTestId("cast-member").count()).toBeGreaterThan(2);
  await page.getByRole("link", { name: "Show everything" }).click();
  await member("Hester Wills").waitFor();
});

test("a new reading keeps what was decided", async () => {
  await page.getByTestId("reread").click();
  await page.getByTestId("task-progress").waitFor({ timeout: 15_000 });
  await page.getByTestId("task-progress").waitFor({ state: "detached", timeout: 120_000 });
  expect(await decisions().getByText("Odile Tansy is called Mrs. Printer").count()).toBe(1);
});

test("the book is taken away as a file with its name", async () => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "EPUB" }).click()]);
  expect(download.suggestedFilename()).toBe(`${DEMO_TITLE}.epub`);
  expect(
    readFileSync(await download.path())
      .subarray(30, 58)
      .toString(),
  ).toBe("mimetypeapplication/epub+zip");
});

test("deleted, the book is gone and the page says what remains", async () => {
  await page.getByText("Delete this book").click();
  await page.getByRole("button", { name: /^Delete “/ }).click();
  await page.waitForURL(/\/library\?/);
  await page.getByText("No character of it remains").waitFor();
  expect(await page.getByText(DEMO_TITLE).count()).toBe(0);
  expect(complaints).toEqual([]);
});
