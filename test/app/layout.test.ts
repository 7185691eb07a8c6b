import { describe, expect, test } from "vitest";
import { placeLabel } from "../../app/canvas/labels.ts";
import { createLayout } from "../../app/canvas/layout.ts";
import { apply, createState } from "../../objects/simulation/apply.ts";
import type { Event } from "../../objects/simulation/event.ts";
import type { State } from "../../objects/simulation/state.ts";

const RADIUS = 40;

const company = (people: number): State => {
  const state = createState();
  const profile = {
    aliases: [],
    source: "",
    background: "",
    goals: [],
    secrets: [],
    portrait: null,
    pronoun: "they" as const,
    autonomy_level: 0.5,
  };
  const traits = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };
  const voice = { lines: [], phrases: [], subjects: [], words_per_line: 10 };
  for (let index = 0; index < people; index++) {
    const joined: Event = {
      seq: index + 1,
      id: `e:${index + 1}`,
      type: "character_joined",
      timestamp: "2026-01-01T00:00:00Z",
      tick: 0,
      at: 0,
      audience: [],
      visibility: "public",
      data: {
        character: { ...profile, id: `p${index}`, name: `Person ${index}`, traits, voice },
        location: index % 2 === 0 ? "the hall" : "the garden",
        state: { mood: { p: 0, a: 0, d: 0 }, emotion: null, social_energy: 0.5 },
      },
    };
    apply(state, joined);
  }
  return state;
};

describe.each([
  ["wide", 800, 700],
  ["narrow", 380, 580],
  ["flat", 900, 400],
])("a %s stage of %i × %i", (_name, width, height) => {
  const layout = createLayout(RADIUS);
  layout.sync(company(8), width, height);
  layout.settle();
  const bodies = [...layout.bodies.values()];
  const extent = (axis: "x" | "y"): { low: number; high: number } => ({
    low: Math.min(...bodies.map((body) => body[axis])),
    high: Math.max(...bodies.map((body) => body[axis])),
  });

  test("nobody stands outside it", () => {
    for (const { x, y } of bodies) {
      expect(Math.abs(x)).toBeLessThanOrEqual(width / 2 - RADIUS);
      expect(Math.abs(y)).toBeLessThanOrEqual(height / 2 - RADIUS);
    }
  });

  test("the company takes up most of it, around its middle", () => {
    for (const [axis, size] of [
      ["x", width],
      ["y", height],
    ] as const) {
      const { low, high } = extent(axis);
      expect(high - low, `${axis} is used`).toBeGreaterThan((size - 4 * RADIUS) * 0.6);
      expect(Math.abs(low + high) / 2, `${axis} is centred`).toBeLessThan(size * 0.08);
    }
  });

  test("a place's name stands inside it", () => {
    for (const { name } of layout.places) {
      const there = bodies.filter((body) => body.place === name);
      const { x, y } = placeLabel(layout, there, 120, RADIUS, { x: width / 2, y: height / 2 });
      expect(Math.abs(x) + 60).toBeLessThanOrEqual(width / 2);
      expect(Math.abs(y)).toBeLessThanOrEqual(height / 2);
    }
  });
});
