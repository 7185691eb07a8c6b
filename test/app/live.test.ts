import { describe, expect, test } from "vitest";
import { medallionShapes } from "../../app/canvas/medallion-shapes.ts";
import { moodIndex } from "../../app/canvas/palette.ts";
import { shortName } from "../../app/canvas/short-name.ts";
import { decodeServerMessage } from "../../app/live/decode.ts";
import { createScene, showEvent } from "../../app/live/scene.ts";
import { emptySeries, extendSeries, precedeSeries } from "../../app/live/series.ts";
import { clock, fileSize, listed, signed } from "../../app/ui/words.ts";
import { uploadFault } from "../../app/upload-rules.ts";
import type { Event } from "../../objects/simulation/event.ts";

const felt = (seq: number, p: number, a: number): Event => ({
  seq,
  id: `e:${seq}`,
  type: "emotion_felt",
  timestamp: "2026-01-01T00:00:00Z",
  tick: seq,
  at: seq,
  audience: [],
  visibility: "public",
  data: {
    character_id: "a",
    emotion: { name: "anger", intensity: 0.5 },
    state: { mood: { p, a, d: 0 }, emotion: null, social_energy: 0.5 },
    causes: [],
    because: "",
  },
});

describe("the score's curves", () => {
  test("tension is displeasure times arousal, and a pleasant room has none", () => {
    const { points } = extendSeries(emptySeries, [felt(1, -1, 1), felt(2, 0.6, 1)]);
    expect(points.map((point) => point.tension)).toEqual([1, 0]);
  });

  test("a long evening keeps a bounded number of points and its newest one", () => {
    let series = emptySeries;
    for (let seq = 1; seq <= 5000; seq++) series = extendSeries(series, [felt(seq, -0.5, 0)]);
    expect(series.points.length).toBeLessThanOrEqual(600);
    expect(series.points.at(-1)?.seq).toBe(5000);
  });
});

describe("older pages of the score", () => {
  test("go in front of the newer ones, each point once and in order", () => {
    const late = extendSeries(emptySeries, [felt(5, -1, 1), felt(6, 0.5, 1)]);
    const whole = precedeSeries(late, [felt(3, -0.5, 1), felt(4, 0, 1), felt(5, -1, 1)]);
    expect(whole.points.map((point) => point.seq)).toEqual([3, 4, 5, 6]);
    expect(whole.points.slice(2)).toEqual(late.points);
  });

  test("somebody whose mood the older events do not name counts with the mood known of them, so the curve starts without a jump", () => {
    const calm = { mood: { p: 0.5, a: 0, d: 0 }, emotion: null, social_energy: 0.5 };
    const late = extendSeries({ ...emptySeries, feelings: { b: calm, c: calm, d: calm } }, [felt(9, 0.5, 0)]);
    expect(precedeSeries(late, [felt(3, -1, 1)]).points[0]?.tension).toBe(0.25);
  });
});

describe("the scene", () => {
  test("a hidden event moves the sequence on and changes nothing else", () => {
    const scene = createScene();
    const { characters, shape } = { characters: scene.state.characters.size, shape: scene.shape };
    showEvent(scene, { seq: 7, type: "hidden" });
    expect(scene.state.meta.seq).toBe(7);
    expect([scene.state.characters.size, scene.shape]).toEqual([characters, shape]);
  });
});

describe("frames from the server", () => {
  test.each([
    ["not JSON", "{"],
    ["a kind from a later version", '{"type":"fanfare"}'],
    ["no object", "42"],
    ["binary", new ArrayBuffer(2)],
  ])("%s is passed over", (_name, raw) => expect(decodeServerMessage(raw)).toBeNull());

  test("a known frame is read", () =>
    expect(decodeServerMessage('{"type":"presence","viewers":3}')).toEqual({ type: "presence", viewers: 3 }));
});

describe("medallions", () => {
  const traits = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };
  test("the same person has the same face, another person another", () => {
    const ada = { id: "1", name: "Ada", pronoun: "she" as const, traits };
    expect(medallionShapes(ada)).toEqual(medallionShapes({ ...ada }));
    expect(medallionShapes(ada)).not.toEqual(medallionShapes({ ...ada, name: "Bea" }));
  });

  test("every shape is path data of finite numbers", () => {
    for (let index = 0; index < 200; index++)
      for (const { d } of medallionShapes({
        id: String(index),
        name: `N${index}`,
        pronoun: (["she", "he", "they"] as const)[index % 3] ?? "they",
        traits,
      }))
        expect(d, `person ${index}`).toMatch(/^[\d\sA-Za-z.,-]+$/);
  });
});

describe("words", () => {
  test.each([
    [0.12, "+.12"],
    [-0.07, "−.07"],
    [-1, "−1.00"],
    [-0.001, "0"],
  ])("%f is said as %s", (value, words) => expect(signed(value)).toBe(words));

  test("minutes of the day wrap at midnight", () =>
    expect([clock(0), clock(12 * 60 + 5), clock(1440 + 90)]).toEqual(["12.00 am", "12.05 pm", "1.30 am"]));
  test("names are listed with a final and", () => expect(listed(["Ada", "Ben", "Cy"])).toBe("Ada, Ben and Cy"));
  test("sizes have a unit a reader knows", () => expect([fileSize(12), fileSize(2_400_000)]).toEqual(["12 bytes", "2.4 MB"]));
  test("octants are told apart by the signs of a mood", () =>
    expect([moodIndex({ p: -1, a: -1, d: -1 }), moodIndex({ p: 1, a: 1, d: 1 })]).toEqual([0, 7]));
});

describe("names on a crowded stage", () => {
  test.each([
    ["Mrs. Bennet", "Mrs. Bennet"],
    ["Mr. Lucian Pryce", "Lucian"],
    ["Lady Catherine de Bourgh", "Lady Catherine"],
    ["Elizabeth Bennet", "Elizabeth"],
    ["Kitty", "Kitty"],
    ["Miss De Bourgh", "Miss De Bourgh"],
    ["St. James", "St. James"],
    ["The Gardener", "The Gardener"],
  ])("%s is %s", (name, short) => expect(shortName(name)).toBe(short));
});

describe("uploads", () => {
  test("too large and empty files are refused with what is wrong, before a byte travels", () => {
    expect(uploadFault({ name: "a.txt", size: 60_000_000 })).toBe("The file is 60 MB; a book may have at most 50 MB.");
    expect(uploadFault({ name: "a.txt", size: 0 })).toBe("The file is empty.");
    expect(uploadFault({ name: "a.txt", size: 1 })).toBeNull();
  });
});
