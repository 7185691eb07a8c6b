import { describe, expect, it } from "vitest";
import { localEmbedder } from "../../objects/mind/embedder.ts";

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
const embed = async (text: string): Promise<readonly number[]> => (await localEmbedder.embed([text]))[0] ?? [];

describe("the local embedder", () => {
  it("gives unit vectors of 384 dimensions, the same for the same text", async () => {
    const vector = await embed("The river gives things back when it likes.");
    expect(vector).toHaveLength(384);
    expect(dot(vector, vector)).toBeCloseTo(1, 6);
    expect(await embed("The river gives things back when it likes.")).toEqual(vector);
  });

  it("gives the zero vector to a text without words, and one vector per text", async () => {
    expect((await embed(" … ")).every((value) => value === 0)).toBe(true);
    expect(await localEmbedder.embed(["a", "b", "c"])).toHaveLength(3);
  });

  it("puts inflections and shared words near, and other matters far", async () => {
    const [watch, watches, tin] = await Promise.all([
      embed("Bram gave back the watch"),
      embed("the watches that Bram gave"),
      embed("a tin box in the cellar"),
    ]);
    expect(dot(watch, watches)).toBeGreaterThan(0.5);
    expect(Math.abs(dot(watch, tin))).toBeLessThan(0.25);
  });

  it("sees through case and accents", async () => {
    expect(dot(await embed("Café RÉSUMÉ"), await embed("cafe resume"))).toBeCloseTo(1, 6);
  });
});
