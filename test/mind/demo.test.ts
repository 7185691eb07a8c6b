import { describe, expect, it } from "vitest";
import { demoCast, demoMemories, demoScene, demoTies } from "../../worker/demo/cast.ts";
import { DEMO_STORY } from "../../worker/demo/story.ts";

/** The story without the "said she" that interrupts a sentence. */
const story = DEMO_STORY.toLowerCase().replace(/," (?:said|cried|whispered) [^"]*, "/g, ", ");
const ids = new Set(demoCast.map(({ id }) => id));
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("the demo", () => {
  it("is a story of 1,800 to 2,500 words in chapters, with straight quotes", () => {
    const words = DEMO_STORY.split(/\s+/).length;
    expect(words).toBeGreaterThan(1800);
    expect(words).toBeLessThan(2500);
    expect(DEMO_STORY.match(/^CHAPTER /gm)).toHaveLength(5);
    expect(DEMO_STORY).not.toMatch(/[“”‘’]/);
  });

  it("has eight people with UUIDs, whose spoken lines are all in the story", () => {
    expect(ids.size).toBe(8);
    for (const { id, name, voice } of demoCast) {
      expect(id).toMatch(UUID);
      for (const spoken of voice.lines)
        for (const sentence of spoken.match(/[^.?!]+/g) ?? []) expect(story, `in ${name}`).toContain(sentence.trim().toLowerCase());
      for (const phrase of voice.phrases) expect(story, `${name}: ${phrase}`).toContain(phrase);
    }
  });

  it("has four places, all of them in the story", () => {
    expect(demoScene.locations).toHaveLength(4);
    for (const place of demoScene.locations) expect(story).toContain(place.toLowerCase());
  });

  it("has at least 24 directed ties with the words that show them, and pairs that differ each way round", () => {
    expect(demoTies.filter(({ quote }) => quote !== "").length).toBeGreaterThanOrEqual(24);
    for (const { from, to, quote } of demoTies) {
      expect(ids.has(from) && ids.has(to) && from !== to).toBe(true);
      expect(DEMO_STORY).toContain(quote);
    }
    expect(new Set(demoTies.map(({ from, to }) => `${from}>${to}`)).size).toBe(demoTies.length);
    const uneven = demoTies.filter(({ from, to, strength }) =>
      demoTies.some((back) => back.from === to && back.to === from && back.strength !== strength),
    );
    expect(uneven.length).toBeGreaterThan(20);
  });

  it("gives everybody two or three memories to begin with", () => {
    for (const { id, name } of demoCast) {
      const count = demoMemories.filter(({ character_id }) => character_id === id).length;
      expect(count, `in ${name}`).toBeGreaterThanOrEqual(2);
      expect(count, `in ${name}`).toBeLessThanOrEqual(3);
    }
  });
});
