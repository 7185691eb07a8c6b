import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fold, restore, stateHash, takeSnapshot, type Event } from "../../objects/simulation/index.ts";

const folder = new URL("golden/", import.meta.url);
const logs = readdirSync(folder).filter((file) => file.endsWith(".jsonl"));

describe("a log of old rules", () => {
  test("was recorded for at least one version", () => {
    expect(logs.length).toBeGreaterThan(0);
  });

  test.each(logs)("folds for ever to the hash that it had: %s", (file) => {
    const [first = "{}", ...rest] = readFileSync(new URL(file, folder), "utf8").trim().split("\n");
    const { hash } = JSON.parse(first) as { readonly hash: string };
    const events = rest.map((line): Event => JSON.parse(line));
    expect(stateHash(fold(events))).toBe(hash);
    const half = Math.floor(events.length / 2);
    const halfway = restore(JSON.parse(JSON.stringify(takeSnapshot(fold(events.slice(0, half))))));
    expect(stateHash(fold(events.slice(half), halfway))).toBe(hash);
  });
});
