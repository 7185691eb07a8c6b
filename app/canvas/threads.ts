/** Ties as threads: weight is strength, a dash says hostile, the arrow says whose feeling it is. */
import type { Body, Thread } from "./layout.ts";
import type { Palette } from "./palette.ts";

/** How far a thread bows to its left, so that the two directions of a tie lie apart; a share of its length. */
const BOW = 0.12;

export interface Curve {
  readonly x1: number;
  readonly y1: number;
  readonly cx: number;
  readonly cy: number;
  readonly x2: number;
  readonly y2: number;
}

/** From rim to rim of two medallions of `radius`. */
export const curveBetween = (from: Pick<Body, "x" | "y">, to: Pick<Body, "x" | "y">, radius: number): Curve => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const [ux, uy] = [dx / length, dy / length];
  const gap = Math.min(radius * 1.12, length / 2);
  const side = radius * 0.22;
  return {
    x1: from.x + ux * gap - uy * side,
    y1: from.y + uy * gap + ux * side,
    cx: from.x + dx / 2 - uy * length * BOW,
    cy: from.y + dy / 2 + ux * length * BOW,
    x2: to.x - ux * gap - uy * side,
    y2: to.y - uy * gap + ux * side,
  };
};

/** The point at share `t` (0..1) of a curve. */
export const pointOn = ({ x1, y1, cx, cy, x2, y2 }: Curve, t: number): { x: number; y: number } => {
  const rest = 1 - t;
  return { x: rest * rest * x1 + 2 * rest * t * cx + t * t * x2, y: rest * rest * y1 + 2 * rest * t * cy + t * t * y2 };
};

export const traceCurve = (context: CanvasRenderingContext2D, { x1, y1, cx, cy, x2, y2 }: Curve): void => {
  context.beginPath();
  context.moveTo(x1, y1);
  context.quadraticCurveTo(cx, cy, x2, y2);
};

const arrowHead = (context: CanvasRenderingContext2D, { cx, cy, x2, y2 }: Curve, size: number): void => {
  const angle = Math.atan2(y2 - cy, x2 - cx);
  context.beginPath();
  context.moveTo(x2, y2);
  context.lineTo(x2 - Math.cos(angle - 0.42) * size, y2 - Math.sin(angle - 0.42) * size);
  context.lineTo(x2 - Math.cos(angle + 0.42) * size, y2 - Math.sin(angle + 0.42) * size);
  context.fill();
};

/** Draws one thread; faint unless one of its ends is `selected`, or nobody is. */
export const drawThread = (
  context: CanvasRenderingContext2D,
  thread: Thread,
  radius: number,
  palette: Palette,
  selected: string | null,
): void => {
  const { tie, source, target } = thread;
  const touched = selected === null || tie.from === selected || tie.to === selected;
  const weight = Math.min(1, Math.abs(tie.strength));
  const curve = curveBetween(source, target, radius);
  context.globalAlpha = touched ? 0.35 + weight * 0.55 : 0.1;
  context.strokeStyle = tie.strength < 0 ? palette.alarm : palette.thread;
  context.fillStyle = context.strokeStyle;
  context.lineWidth = 0.8 + weight * 3.2;
  context.setLineDash(tie.strength < 0 ? [6, 5] : []);
  traceCurve(context, curve);
  context.stroke();
  context.setLineDash([]);
  arrowHead(context, curve, 5 + weight * 3);
  context.globalAlpha = 1;
};
