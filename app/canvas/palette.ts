/** The page's colours for the canvas, read from the stylesheet's tokens. */
import type { Pad } from "../../objects/simulation/state.ts";

export interface Palette {
  readonly well: string;
  readonly sheet: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly lamp: string;
  readonly alarm: string;
  readonly thread: string;
  /** By octant (`moodIndex`). */
  readonly moods: readonly string[];
}

export const readPalette = (element: Element): Palette => {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim() || "gray";
  return {
    well: token("well"),
    sheet: token("sheet"),
    ink: token("ink"),
    soft: token("soft"),
    line: token("line"),
    lamp: token("lamp"),
    alarm: token("alarm"),
    thread: token("thread"),
    moods: Array.from({ length: 8 }, (_, index) => token(`mood-${index}`)),
  };
};

/** Octant of a mood, 0..7: pleasure, arousal and dominance as the bits of a number. */
export const moodIndex = ({ p, a, d }: Pad): number => (p >= 0 ? 4 : 0) + (a >= 0 ? 2 : 0) + (d >= 0 ? 1 : 0);
