/** Debian's Chromium, headless, with nothing of its own to do on the network. */
import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";

const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);

export const openBrowser = (): Promise<Browser> => {
  if (!executablePath)
    throw new Error("No Chromium found. 1. apt-get install chromium, or 2. CHROMIUM=/path/to/a/chromium npm run test:e2e");
  const quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", ...quiet] });
};

/** What went wrong on a page while nobody looked. */
export const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // a refused form is an answer, not a fault of the page; the browser reports its status all the same
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  return complaints;
};

/** Opens an account through the page and ends in the library. */
export const register = async (page: Page, origin: string): Promise<{ username: string; password: string }> => {
  const account = { username: `reader-${crypto.randomUUID().slice(0, 8)}`, password: "a long walk by the sea" };
  await page.goto(`${origin}/register?next=/library`);
  await page.getByLabel("Username").fill(account.username);
  await page.getByLabel("Email").fill(`${account.username}@example.org`);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Open the account" }).click();
  await page.waitForURL(({ pathname }) => pathname === "/library");
  return account;
};
