/** Medallions as small bitmaps, cut once for each face, size and set of colours. */
import type { Character } from "../../objects/simulation/state.ts";
import { medallionShapes } from "./medallion-shapes.ts";
import type { Palette } from "./palette.ts";

export interface Sprites {
  /** A square bitmap of `pixels` device pixels. */
  of(character: Character, pixels: number, palette: Palette): HTMLCanvasElement;
  /** After a change of theme. */
  clear(): void;
}

const cut = (character: Character, pixels: number, palette: Palette): HTMLCanvasElement => {
  const canvas = document.createElement("canvas");
  canvas.width = pixels;
  canvas.height = pixels;
  const brush = canvas.getContext("2d");
  if (!brush) return canvas;
  brush.scale(pixels / 100, pixels / 100);
  const coin = new Path2D();
  coin.arc(50, 50, 48, 0, Math.PI * 2);
  brush.fillStyle = palette.well;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
  brush.fill(coin);
  brush.save();
  brush.clip(coin);
  brush.lineCap = "round";
  for (const { d, kind, width } of medallionShapes(character)) {
    const shape = new Path2D(d);
    if (kind === "line") {
      brush.lineWidth = width;
      brush.strokeStyle = palette.ink;
      brush.stroke(shape);
    } else {
      brush.fillStyle = kind === "ink" ? palette.ink : palette.sheet;
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
      brush.fill(shape);
    }
  }
  brush.restore();
  return canvas;
};

export const createSprites = (): Sprites => {
  const cuts = new Map<string, HTMLCanvasElement>();
  return {
    of: (character, pixels, palette) => {
      const key = `${character.id}:${pixels}`;
      const known = cuts.get(key);
      if (known) return known;
      const made = cut(character, pixels, palette);
      cuts.set(key, made);
      return made;
    },
    clear: () => cuts.clear(),
  };
};
