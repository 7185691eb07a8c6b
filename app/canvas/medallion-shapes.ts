/**
 * A face for everybody: a woodcut-like head cut from name and traits, the same every time. Shapes are SVG path data in a
 * 100 × 100 box, so the page (svg) and the stage (Path2D) draw the same face.
 */
import type { Traits } from "../../objects/simulation/state.ts";

export interface MedallionSubject {
  readonly id: string;
  readonly name: string;
  readonly pronoun: "she" | "he" | "they";
  readonly traits: Traits;
}

export interface Shape {
  readonly d: string;
  /** Paper or ink, filled; a line is ink, stroked. */
  readonly kind: "paper" | "ink" | "line";
  /** Stroke width in the 100-box; 0 for filled shapes. */
  readonly width: number;
}

/** A stream of numbers in 0..1 from a text; small and good enough to cut faces. */
const chances = (text: string): (() => number) => {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  return () => {
    hash = Math.imul(hash ^ (hash >>> 15), 2246822519) + 0x9e3779b9;
    const mixed = Math.imul(hash ^ (hash >>> 13), 3266489917);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
  };
};

const round = (value: number): number => Math.round(value * 10) / 10;
const path = (strings: TemplateStringsArray, ...values: number[]): string =>
  strings.reduce((text, part, index) => text + part + (index < values.length ? round(values[index] ?? 0) : ""), "");

/** Parallel cuts across the box between two heights; closer together for an uneasy mind. */
const hatching = (from: number, to: number, gap: number, slant: number): string => {
  const cuts: string[] = [];
  for (let y = from; y < to; y += gap) cuts.push(path`M-5 ${y}L105 ${y + slant}`);
  return cuts.join("");
};

const hair = (style: number, volume: number): string => {
  const top = 24 - volume * 7;
  const side = 31 - volume * 3;
  if (style < 0.2)
    return path`M${side} 47C${side - 2} ${top} ${102 - side} ${top} ${100 - side} 47C66 36 58 33 50 34 42 33 34 36 ${side} 47Z`;
  if (style < 0.4) return path`M${side} 45C26 ${top} 60 ${top - 4} 70 40L68 45C58 40 48 34 43 33 40 38 36 41 ${side} 45Z`;
  if (style < 0.6)
    return path`M${side - 3} 70C${side - 8} 30 36 ${top} 50 ${top}S${108 - side} 30 ${103 - side} 70L68 66C70 52 67 42 60 36 50 41 40 40 35 44 32 52 32 60 33 68Z`;
  if (style < 0.8)
    return path`M${side} 50C${side - 3} ${top + 4} 40 ${top} 50 ${top}S${103 - side} ${top + 4} ${100 - side} 50C66 42 60 37 50 37S34 42 ${side} 50ZM43 ${top + 1}C41 ${top - 11} 59 ${top - 11} 57 ${top + 1}Z`;
  return path`M33 40C34 ${top + 3} 66 ${top + 3} 67 40 62 35 56 33 50 33S38 35 33 40Z`;
};

/** Shapes from back to front. */
export const medallionShapes = ({ id, name, pronoun, traits }: MedallionSubject): readonly Shape[] => {
  const chance = chances(`${name}|${id}`);
  const { openness, conscientiousness, extraversion, agreeableness, neuroticism } = traits;
  const jaw = 13 + (1 - agreeableness) * 4 + chance() * 2;
  const shoulders = 30 + extraversion * 10;
  const eyes = 46 + chance() * 2;
  const apart = 7.5 + chance() * 1.5;
  const brow = (agreeableness - 0.5) * 4 - neuroticism * 2;
  const smile = (agreeableness + extraversion - neuroticism - 0.5) * 4;
  const style = pronoun === "she" ? 0.4 + chance() * 0.4 : pronoun === "he" ? (chance() < 0.75 ? chance() * 0.4 : 0.9) : chance();
  const nose = chance() * 2 - 1;
  const faceLeft = 33;
  const shapes: Shape[] = [
    { kind: "line", width: 0.8, d: hatching(4, 100, 8.5 - neuroticism * 4, chance() * 10 - 5) },
    {
      kind: "ink",
      width: 0,
      d: path`M${50 - shoulders} 104C${50 - shoulders} 82 38 80 43 74L57 74C62 80 ${50 + shoulders} 82 ${50 + shoulders} 104Z`,
    },
    { kind: "paper", width: 0, d: path`M43 62L57 62L58 77C54 82 46 82 42 77Z` },
    {
      kind: "paper",
      width: 0,
      d: path`M${faceLeft} 44C${faceLeft} 22 67 22 67 44 67 56 ${50 + jaw} 70 50 71 ${50 - jaw} 70 ${faceLeft} 56 ${faceLeft} 44Z`,
    },
    {
      kind: "line",
      width: 1.4,
      d: path`M${faceLeft} 44C${faceLeft} 22 67 22 67 44 67 56 ${50 + jaw} 70 50 71 ${50 - jaw} 70 ${faceLeft} 56 ${faceLeft} 44Z`,
    },
    {
      kind: "line",
      width: 1,
      d: [0, 1, 2, 3, 4].map((cut) => path`M${66 - cut * 0.6} ${48 + cut * 3.6}L${59 - cut * 1.2} ${50 + cut * 3.6}`).join(""),
    },
    { kind: "ink", width: 0, d: hair(style, 0.3 + openness * 0.7) },
    {
      kind: "line",
      width: 1.6,
      d: path`M${50 - apart - 4} ${eyes - 5 + brow * 0.3}Q${50 - apart} ${eyes - 7} ${50 - apart + 3.5} ${eyes - 5 - brow * 0.3}M${50 + apart - 3.5} ${eyes - 5 - brow * 0.3}Q${50 + apart} ${eyes - 7} ${50 + apart + 4} ${eyes - 5 + brow * 0.3}`,
    },
    {
      kind: "ink",
      width: 0,
      d: path`M${50 - apart - 2.8} ${eyes}Q${50 - apart} ${eyes - 2.6} ${50 - apart + 2.8} ${eyes} ${50 - apart} ${eyes + 1.8} ${50 - apart - 2.8} ${eyes}ZM${50 + apart - 2.8} ${eyes}Q${50 + apart} ${eyes - 2.6} ${50 + apart + 2.8} ${eyes} ${50 + apart} ${eyes + 1.8} ${50 + apart - 2.8} ${eyes}Z`,
    },
    { kind: "line", width: 1.2, d: path`M${51 + nose} ${eyes + 2}L${48.5 + nose * 2} ${eyes + 11}L52 ${eyes + 11.6}` },
    { kind: "line", width: 1.6, d: path`M44.5 62Q50 ${62 + smile} 55.5 62` },
  ];
  if (pronoun === "he" && chance() < 0.4)
    shapes.push({
      kind: "ink",
      width: 0,
      d: path`M37 58C38 72 46 77 50 77S62 72 63 58C60 64 56 66 55.5 65Q50 61 44.5 65C44 66 40 64 37 58Z`,
    });
  if (conscientiousness > 0.55) shapes.push({ kind: "paper", width: 0, d: "M42 77L50 84 58 77 62 84 53 91 50 86 47 91 38 84Z" });
  if (conscientiousness > 0.7 && chance() < 0.5)
    shapes.push({
      kind: "line",
      width: 1.1,
      d: path`M${50 - apart - 4.5} ${eyes}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0M${50 + apart - 4.5} ${eyes}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0M${50 - apart + 4.5} ${eyes}L${50 + apart - 4.5} ${eyes}`,
    });
  return shapes;
};
