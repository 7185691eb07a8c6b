/** A director's evening in a real browser: a scenario, a look back, a branch from there, the two compared, and a change taken back. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complaintsOf, openBrowser, register } from "./browser.ts";
import { startStudio, type Studio } from "./studio.ts";

let studio: Studio;
let browser: Browser;
let page: Page;
let complaints: string[];
let room: string;

/** A room of the page's own user, made over the API with the cookies of the page. */
const openRoom = async (): Promise<string> => {
  const { username, password } = await register(page, studio.origin);
  const json = { "Content-Type": "application/json" };
  const login = await fetch(`${studio.origin}/api/v1/auth/login`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ username, password }),
  });
  const { access_token } = (await login.json()) as { access_token: string };
  const post = async (path: string, body: unknown): Promise<{ id: string }> => {
    const headers = { ...json, Authorization: `Bearer ${access_token}` };
    const response = await fetch(`${studio.origin}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string };
  };
  const traits = { openness: 0.6, conscientiousness: 0.5, extraversion: 0.8, agreeableness: 0.6, neuroticism: 0.4 };
  const character_ids: string[] = [];
  for (const name of ["Ada Winter", "Ben Marsh", "Cora Lind", "Dov Halm"])
    character_ids.push((await post("/characters", { name, personality_traits: traits, goals: ["find the missing letter"] })).id);
  return (await post("/ecosystems", { name: "The letter", character_ids, settings: { tick_seconds: 0.4 } })).id;
};

const lines = () => page.getByTestId("script-line");

beforeAll(async () => {
  [studio, browser] = await Promise.all([startStudio(), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  complaints = complaintsOf(page);
  room = await openRoom();
  await page.goto(`${studio.origin}/ecosystems/${room}`);
  await page.locator('[data-testid="connection"][data-state="live"]').waitFor({ timeout: 15_000 });
});
afterAll(async () => {
  await browser?.close();
  await studio?.stop();
});

test("a scenario is begun, shows its aims, is moved on and ends judged", async () => {
  await page.getByRole("button", { name: "or play a scenario" }).click();
  await page.getByLabel("Title").fill("The letter is read");
  await page.getByLabel("What it is about").fill("Everybody expects to be named in it.");
  await page.getByLabel(/after together/).fill("Find the letter");
  await page.getByRole("button", { name: "Add a secret aim" }).click();
  await page.getByLabel("Their aim").fill("Burn the letter");
  await page.getByLabel(/come between/).fill("The lights go out");
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  const strip = page.getByTestId("scenario");
  await strip.waitFor({ timeout: 15_000 });
  await strip.locator("summary").click();
  await strip.getByText("Find the letter").waitFor();
  await strip.getByText("Burn the letter").waitFor();
  await strip.getByRole("button", { name: "Throw something in" }).click();
  await page.getByText("The lights go out").first().waitFor({ timeout: 15_000 });
  await strip.getByRole("button", { name: "End and judge it" }).click();
  await expect.poll(() => strip.getAttribute("data-status"), { timeout: 15_000 }).toBe("ended");
  await strip
    .getByText(/^(met|not met)$/)
    .first()
    .waitFor();
});

test("a look back is a moment to branch from: a room of one's own that tells where it comes from, and what became different", async () => {
  await expect.poll(() => lines().count(), { timeout: 30_000 }).toBeGreaterThan(4);
  const seq = Number(await lines().nth(1).getAttribute("data-seq"));
  await page.getByLabel("Moment of the evening").fill(String(seq));
  await page.getByRole("button", { name: `looking at event ${seq}` }).waitFor();
  await page.getByRole("button", { name: "branch from here" }).click();
  const dialog = page.getByRole("dialog", { name: "Branch from here" });
  await dialog.getByLabel("What is different").selectOption("world_event");
  await dialog.getByLabel("What happens").fill("A stranger knocks at the door.");
  await dialog.getByRole("button", { name: "Branch from here" }).click();
  await page.waitForURL((url) => /\/ecosystems\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(room), { timeout: 20_000 });
  await page.getByTestId("lineage").waitFor();
  await page.getByText("A stranger knocks at the door.").first().waitFor({ timeout: 15_000 });
  await page.getByRole("link", { name: "What became different" }).click();
  await page.getByText(/The two stories are the same up to event \d+/).waitFor({ timeout: 15_000 });
  await page.getByRole("heading", { name: "The letter", exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test("a tie says why it is as it is; its director sets it, and takes that back", async () => {
  await page.goto(`${studio.origin}/ecosystems/${room}`);
  await page.locator('[data-testid="connection"][data-state="live"]').waitFor({ timeout: 15_000 });
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Go on" }).waitFor({ timeout: 15_000 });
  await lines().last().getByRole("button").first().click();
  const panel = page.getByTestId("person-panel");
  await panel.getByText("Set it yourself").first().click();
  await panel.getByLabel("New strength").first().fill("0.91");
  await panel.getByLabel("Why").first().fill("an old debt");
  await panel.getByRole("button", { name: "Set it", exact: true }).first().click();
  await panel
    .getByText(/strength \+\.91/)
    .first()
    .waitFor({ timeout: 15_000 });
  await panel.getByText("Why?").first().click();
  const ledger = panel.getByTestId("ledger").first();
  await ledger.getByText("“an old debt”").waitFor({ timeout: 15_000 });
  await ledger.getByRole("button", { name: "take it back" }).first().click();
  await expect.poll(() => panel.getByText(/strength \+\.91/).count(), { timeout: 15_000 }).toBe(0);
  await ledger
    .getByText(/takes it back/)
    .first()
    .waitFor({ timeout: 15_000 });
  expect(complaints).toEqual([]);
});
