/** Where a place's name goes on the stage. */
import type { Body, Layout } from "./layout.ts";

/** Room that a medallion's own name takes under it, in CSS pixels. */
const NAME = 36;

/**
 * The middle of the name's baseline: over the topmost of those who are there whose head is clear of everybody else; where none is,
 * over the one with the fewest in the way. `half` is half the stage.
 */
export const placeLabel = (
  layout: Pick<Layout, "bodies">,
  there: readonly Body[],
  width: number,
  radius: number,
  half: { readonly x: number; readonly y: number },
): { readonly x: number; readonly y: number } => {
  const spots = there
    .toSorted((one, other) => one.y - other.y)
    .map((body) => ({
      x: Math.max(-half.x + width / 2 + 8, Math.min(half.x - width / 2 - 8, body.x)),
      y: Math.max(-half.y + 20, body.y - radius - 14),
    }));
  const inTheWay = (spot: { readonly x: number; readonly y: number }): number =>
    [...layout.bodies.values()].filter(
      (body) =>
        Math.abs(body.x - spot.x) < width / 2 + radius * 1.2 && spot.y > body.y - radius - 10 && spot.y - 14 < body.y + radius + NAME,
    ).length;
  // sorting is stable: among equals the topmost stays first
  return spots.toSorted((one, other) => inTheWay(one) - inTheWay(other))[0] ?? { x: 0, y: 0 };
};
