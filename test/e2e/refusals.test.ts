/** Bad input gets a clear message on the page and a clear problem from the API, and leaves nothing half made. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, register } from "./browser.ts";
import { createEcosystem, signUp } from "./client.ts";
import { startStudio, type Studio } from "./studio.ts";

let studio: Studio;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "bad-books-"));
const file = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

beforeAll(async () => {
  [studio, browser] = await Promise.all([startStudio(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await studio?.stop();
});

const empty = file("empty.txt", new Uint8Array());
const binary = file(
  "picture.txt",
  Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256),
);
const huge = file("huge.txt", new Uint8Array(60_000_000).fill(97));

describe("uploads", () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage();
    await register(page, studio.origin);
  });
  afterAll(() => page?.close());

  test.each([
    ["an empty file", empty, /empty/i],
    ["a binary file called .txt", binary, /does not hold readable text/i],
    ["a 60 MB file", huge, /60 MB.*50 MB/],
  ])("%s is refused on the page, in words, and the shelf stays empty", async (_, path, words) => {
    await page.goto(`${studio.origin}/library`);
    await page.getByTestId("upload-input").setInputFiles(path);
    const notice = page.getByRole("alert");
    await notice.waitFor({ timeout: 60_000 });
    expect(await notice.textContent()).toMatch(words);
    await page.goto(`${studio.origin}/library`);
    expect(await page.locator('a[href^="/library/"]').count()).toBe(0);
  });

  test.each([
    ["an empty file", new Uint8Array(), 422],
    ["a binary file", Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256), 422],
    ["a 60 MB file", new Uint8Array(60_000_000).fill(97), 413],
  ])("%s is refused by the API with a problem", async (_, bytes, status) => {
    const { token, call } = await signUp(studio.origin);
    const form = new FormData();
    form.set("file", new File([bytes], "book.txt", { type: "text/plain" }));
    const response = await fetch(`${studio.origin}/api/v1/documents/upload`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: form,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get("Content-Type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
    expect(await call("GET", "/documents")).toMatchObject({ items: [] });
    expect(await call("GET", "/tasks")).toMatchObject({ items: [] });
  });
});

test("a wrong password says so, and keeps what was typed", async () => {
  const page = await browser.newPage();
  const { username } = await register(page, studio.origin);
  await page.context().clearCookies();
  await page.goto(`${studio.origin}/login`);
  await page.getByLabel(/username/i).fill(username);
  await page.getByLabel(/password/i).fill("not that one");
  await page.locator("main").getByRole("button", { name: "Come in" }).click();
  const notice = page.getByRole("alert");
  await notice.waitFor();
  expect(await notice.textContent()).toMatch(/password/i);
  expect(await page.getByLabel(/username/i).inputValue()).toBe(username);
  await page.close();
});

test("another user's room is not there, on the page and in the API; a used ticket opens nothing", async () => {
  const owner = await signUp(studio.origin);
  const { id } = await createEcosystem(owner);
  const page = await browser.newPage();
  await register(page, studio.origin);
  const answer = await page.goto(`${studio.origin}/ecosystems/${id}`);
  expect(answer?.status()).toBe(404);
  expect(await page.locator("h1").textContent()).toBeTruthy();
  await page.close();
  const stranger = await signUp(studio.origin);
  await expect(stranger.call("GET", `/ecosystems/${id}/dashboard`)).rejects.toThrow("404");
  await expect(stranger.call("POST", `/ecosystems/${id}/tickets`)).rejects.toThrow("404");
  const { ticket } = await owner.call<{ ticket: string }>("POST", `/ecosystems/${id}/tickets`);
  const connect = () =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`${studio.origin.replace("http", "ws")}/ws/ecosystem/${id}?ticket=${ticket}`);
      socket.addEventListener("message", () => resolve("let in"), { once: true });
      socket.addEventListener("error", () => resolve("refused"), { once: true });
    });
  expect(await connect()).toBe("let in");
  expect(await connect()).toBe("refused");
});
