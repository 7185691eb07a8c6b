import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { moodPath, moodShape } from "../../app/canvas/mood-shape.ts";
import { moodIndex } from "../../app/canvas/palette.ts";
import { BLINDNESS, contrast, difference } from "./colour.ts";
import type { Oklch } from "./colour.ts";

const css = readFileSync(new URL("../../app/styles/tokens.css", import.meta.url), "utf8");

/** Declarations of one block of the stylesheet, by name. */
const declared = (selector: string): ReadonlyMap<string, string> => {
  const body = css.slice(css.indexOf("{", css.indexOf(selector)) + 1);
  const entries = body.slice(0, body.indexOf("}")).matchAll(/--([\w-]+):\s*([^;]+);/g);
  return new Map([...entries].map(([, name = "", value = ""]) => [name, value]));
};

const themes = { paper: declared(":root {"), night: declared(':root[data-theme="night"] {') };
const moods = declared("/* Eight moods");

const colour = (tokens: ReadonlyMap<string, string>, name: string): Oklch => {
  const value = tokens.get(name) ?? moods.get(name) ?? "";
  const numbers = value
    .replace("var(--mood-lightness)", tokens.get("mood-lightness") ?? "")
    .replace("var(--mood-chroma)", tokens.get("mood-chroma") ?? "")
    .match(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/);
  if (!numbers) throw new Error(`no colour --${name}: "${value}"`);
  return { l: Number(numbers[1]), c: Number(numbers[2]), h: Number(numbers[3]) };
};

const AAA = 7;
const AA = 4.5;
/** Lines and marks that carry meaning. */
const GRAPHIC = 3;

describe.each(Object.entries(themes))("%s", (_theme, tokens) => {
  test.each([
    // the script: words, and what is said around them
    ["ink", "page", AAA],
    ["soft", "page", AAA],
    // the interface
    ["ink", "sheet", AAA],
    ["ink", "well", AAA],
    ["soft", "sheet", AA],
    ["soft", "well", AA],
    ["lamp", "page", AA],
    ["lamp", "sheet", AA],
    ["lamp", "well", AA],
    ["lamp-ink", "lamp", AA],
    ["alarm", "page", AA],
    ["alarm", "sheet", AA],
    ["alarm", "well", AA],
    ["thread", "well", GRAPHIC],
    ...Array.from({ length: 8 }, (_, index) => [`mood-${index}`, "well", GRAPHIC] as const),
  ] as const)("%s on %s has a contrast of %f or more", (text, ground, least) => {
    expect(contrast(colour(tokens, text), colour(tokens, ground))).toBeGreaterThanOrEqual(least);
  });

  test("the eight moods can all be told apart side by side", () => {
    const all = Array.from({ length: 8 }, (_, index) => colour(tokens, `mood-${index}`));
    const closest = Math.min(...all.flatMap((one, index) => all.slice(index + 1).map((other) => difference(one, other, null))));
    expect(closest).toBeGreaterThan(0.04);
  });

  test.each(Object.entries(BLINDNESS))("in %s no mood looks like its opposite", (_kind, seen) => {
    // opposite in pleasure, arousal and dominance: the bits of the index inverted
    const pairs = [0, 1, 2, 3].map((index) => difference(colour(tokens, `mood-${index}`), colour(tokens, `mood-${7 - index}`), seen));
    expect(Math.min(...pairs)).toBeGreaterThan(0.02);
  });
});

describe("the theme of the system", () => {
  test("its night is the night that can be chosen", () => {
    expect([...declared(':root:not([data-theme="paper"])')]).toEqual([...themes.night]);
  });
});

describe("the marks of the moods", () => {
  const octants = [-1, 1].flatMap((p) => [-1, 1].flatMap((a) => [-1, 1].map((d) => ({ p, a, d }))));
  test("every mood has a mark of its own, so that colour is never the only sign", () => {
    const marks = octants.map((mood) => {
      const shape = moodShape(mood);
      return `${shape.filled} ${moodPath(shape)}`;
    });
    expect(new Set(marks).size).toBe(8);
    expect(new Set(octants.map(moodIndex)).size).toBe(8);
  });
});

describe("reduced motion", () => {
  test("a reader who asks for stillness gets no animation and no transition", () => {
    const base = readFileSync(new URL("../../app/styles/base.css", import.meta.url), "utf8");
    const rule = base.slice(base.indexOf("prefers-reduced-motion: reduce"));
    expect(rule).toMatch(/animation-duration: 1ms !important/);
    expect(rule).toMatch(/transition-duration: 1ms !important/);
  });
});
