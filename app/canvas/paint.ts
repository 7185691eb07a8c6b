/** Paints one frame of the stage from the scene and the layout. */
import { emotionAt, moodAt } from "../../objects/simulation/rules/mood.ts";
import type { Character, Pad } from "../../objects/simulation/state.ts";
import { shownState } from "../live/scene.ts";
import type { Scene } from "../live/scene.ts";
import { placeLabel } from "./labels.ts";
import type { Layout } from "./layout.ts";
import { moodPath, moodShape } from "./mood-shape.ts";
import { moodIndex } from "./palette.ts";
import type { Palette } from "./palette.ts";
import { shortName } from "./short-name.ts";
import type { Sprites } from "./sprites.ts";
import { curveBetween, drawThread, pointOn, traceCurve } from "./threads.ts";

export interface Frame {
  readonly context: CanvasRenderingContext2D;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly radius: number;
  /** Milliseconds. */
  readonly now: number;
  readonly palette: Palette;
  readonly sprites: Sprites;
  readonly selected: string | null;
  readonly still: boolean;
}

/** Milliseconds that a line travels. */
const TRAVEL = 240;
/** And how long its thread stays lit behind it. */
const AFTERGLOW = 900;

/** Each place's name above somebody who is in it, where it touches nobody else. */
const drawPlaces = ({ context, width, height, palette, radius }: Frame, layout: Layout): void => {
  context.textAlign = "center";
  context.font = `italic 500 16px "Newsreader Variable", serif`;
  context.lineWidth = 5;
  context.lineJoin = "round";
  context.strokeStyle = palette.well;
  context.fillStyle = palette.soft;
  for (const { name } of layout.places) {
    const there = [...layout.bodies.values()].filter((body) => body.place === name);
    if (there.length === 0) continue;
    const { x, y } = placeLabel(layout, there, context.measureText(name).width, radius, { x: width / 2, y: height / 2 });
    context.strokeText(name, x, y);
    context.fillText(name, x, y);
  }
};

/** A soft round of light under those who are talking together. */
const drawGroups = ({ context, palette, radius }: Frame, scene: Scene, layout: Layout): void => {
  for (const conversation of shownState(scene).conversations.values()) {
    const members = conversation.participants.map((id) => layout.bodies.get(id)).filter((body) => body !== undefined);
    if (members.length < 2) continue;
    const x = members.reduce((sum, body) => sum + body.x, 0) / members.length;
    const y = members.reduce((sum, body) => sum + body.y, 0) / members.length;
    const reach = Math.max(...members.map((body) => Math.hypot(body.x - x, body.y - y))) + radius * 1.9;
    const light = context.createRadialGradient(x, y, reach * 0.2, x, y, reach);
    light.addColorStop(0, `color-mix(in oklch, ${palette.lamp} 20%, transparent)`);
    light.addColorStop(1, `color-mix(in oklch, ${palette.lamp} 0%, transparent)`);
    context.fillStyle = light;
    context.beginPath();
    context.arc(x, y, reach, 0, Math.PI * 2);
    context.fill();
  }
};

/** Draws lines on their way and drops those that have arrived; true while any is under way. */
const drawPulses = ({ context, palette, radius, now, still }: Frame, scene: Scene, layout: Layout): boolean => {
  scene.pulses = scene.pulses.filter((pulse) => {
    pulse.startedAt ??= now;
    return now - pulse.startedAt < TRAVEL + AFTERGLOW;
  });
  for (const { from, to, hostile, startedAt } of scene.pulses) {
    const [source, target] = [layout.bodies.get(from), layout.bodies.get(to)];
    if (!source || !target || startedAt === null) continue;
    const age = now - startedAt;
    const curve = curveBetween(source, target, radius);
    context.strokeStyle = hostile ? palette.alarm : palette.lamp;
    context.globalAlpha = Math.max(0, 1 - age / (TRAVEL + AFTERGLOW));
    context.lineWidth = 2.5;
    traceCurve(context, curve);
    context.stroke();
    if (!still && age < TRAVEL) {
      const { x, y } = pointOn(curve, age / TRAVEL);
      context.fillStyle = context.strokeStyle;
      context.globalAlpha = 1;
      context.beginPath();
      context.arc(x, y, 5, 0, Math.PI * 2);
      context.fill();
    }
  }
  context.globalAlpha = 1;
  return scene.pulses.length > 0;
};

/** On a stage with smaller medallions, or with more people, names are short and nothing is said of what they feel. */
const SMALL = 26;
const CROWD = 16;
/** The mood's mark on the rim, so that its colour is never the only sign. */
const drawMood = ({ context, palette, radius }: Frame, mood: Pad, colour: string, x: number, y: number): void => {
  const size = Math.max(4, radius * 0.2);
  const shape = moodShape(mood);
  context.save();
  context.translate(x, y);
  context.fillStyle = palette.well;
  context.beginPath();
  context.arc(0, 0, size * 1.5, 0, Math.PI * 2);
  context.fill();
  context.scale(size, size);
  const path = new Path2D(moodPath(shape));
  context.lineWidth = 0.3;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
  if (shape.filled) context.fill(path);
  context.stroke(path);
  context.restore();
};

const drawPerson = (frame: Frame, character: Character, x: number, y: number, at: number, speaking: boolean, crowd: number): void => {
  const { context, palette, radius, ratio, sprites, selected } = frame;
  const dimmed = selected !== null && selected !== character.id;
  context.globalAlpha = dimmed ? 0.75 : 1;
  context.drawImage(sprites.of(character, Math.round(radius * 2 * ratio), palette), x - radius, y - radius, radius * 2, radius * 2);
  const mood = moodAt(character, at);
  const colour = palette.moods[moodIndex(mood)] ?? palette.ink;
  context.lineWidth = speaking ? 3.5 : 2;
  context.strokeStyle = speaking ? palette.lamp : colour;
  context.beginPath();
  context.arc(x, y, radius + 1, 0, Math.PI * 2);
  context.stroke();
  if (selected === character.id) {
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(x, y, radius + 6, 0, Math.PI * 2);
    context.stroke();
  }
  drawMood(frame, mood, colour, x + radius * 0.76, y - radius * 0.76);
  const crowded = radius < SMALL || crowd > CROWD;
  const emotion = crowded ? null : emotionAt(character, at);
  const name = crowded ? shortName(character.name) : character.name;
  context.textAlign = "center";
  context.font = `600 13px "Inter Variable", sans-serif`;
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = palette.well;
  context.strokeText(name, x, y + radius + 17);
  context.fillStyle = palette.ink;
  context.fillText(name, x, y + radius + 17);
  if (emotion) {
    context.font = `italic 400 13px "Newsreader Variable", serif`;
    context.strokeText(emotion.name, x, y + radius + 32);
    context.fillStyle = palette.soft;
    context.fillText(emotion.name, x, y + radius + 32);
  }
  context.globalAlpha = 1;
};

/** Paints the whole stage; true while something on it still moves. */
export const paint = (frame: Frame, scene: Scene, layout: Layout): boolean => {
  const { context, width, height, ratio, palette, radius, selected } = frame;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.well;
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  drawGroups(frame, scene, layout);
  for (const thread of layout.threads) drawThread(context, thread, radius, palette, selected);
  const travelling = drawPulses(frame, scene, layout);
  const { meta, characters } = shownState(scene);
  for (const [id, body] of layout.bodies) {
    const character = characters.get(id);
    if (character) drawPerson(frame, character, body.x, body.y, meta.at, id === scene.speaker && scene.past === null, characters.size);
  }
  drawPlaces(frame, layout);
  return travelling;
};

/** The character under a point of the stage (CSS pixels from its corner), or null. */
export const personAt = (layout: Layout, x: number, y: number, width: number, height: number, radius: number): string | null => {
  for (const [id, body] of [...layout.bodies].toReversed())
    if (Math.hypot(x - width / 2 - body.x, y - height / 2 - body.y) <= radius * 1.2) return id;
  return null;
};
