/**
 * A mood as a mark, for those who cannot tell its colour: filled is pleasant and hollow unpleasant, pointing up is stirred and
 * down calm, a triangle has the upper hand and a dome gives way.
 */
import type { Pad } from "../../objects/simulation/state.ts";

export interface MoodShape {
  readonly filled: boolean;
  readonly up: boolean;
  readonly form: "triangle" | "dome";
}

export const moodShape = ({ p, a, d }: Pad): MoodShape => ({ filled: p >= 0, up: a >= 0, form: d >= 0 ? "triangle" : "dome" });

/** SVG path data in a box of 2 × 2 around the origin. */
export const moodPath = ({ up, form }: Pick<MoodShape, "up" | "form">): string => {
  const tip = up ? -0.8 : 0.8;
  const base = -tip * 0.75;
  if (form === "triangle") return `M0 ${tip}L0.9 ${base}L-0.9 ${base}Z`;
  return `M-0.85 ${base}A0.85 1.35 0 0 ${up ? 1 : 0} 0.85 ${base}Z`;
};
