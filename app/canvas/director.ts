/** Runs the stage of one canvas: paints when something moves, rests when nothing does. */
import { shownState } from "../live/scene.ts";
import type { Scene } from "../live/scene.ts";
import { createLayout } from "./layout.ts";
import { paint, personAt } from "./paint.ts";
import { readPalette } from "./palette.ts";
import { createSprites } from "./sprites.ts";

export interface StageDirector {
  select(id: string | null): void;
  /** Character at a point in CSS pixels from the canvas's corner. */
  at(x: number, y: number): string | null;
  stop(): void;
}

/** Medallions shrink in a crowd, in CSS pixels. */
const radiusFor = (people: number, width: number, height: number): number =>
  Math.round(Math.max(9, Math.min(Math.max(20, Math.min(width, height) * 0.058), 210 / Math.sqrt(people + 1))));

export const directStage = (canvas: HTMLCanvasElement, scene: Scene): StageDirector => {
  const context = canvas.getContext("2d", { alpha: false });
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const sprites = createSprites();
  let palette = readPalette(canvas);
  let radius = 28;
  let layout = createLayout(radius);
  let selected: string | null = null;
  let shape = -1;
  let frame = 0;
  let size = { width: 0, height: 0, ratio: 1 };

  const draw = (now: number): void => {
    frame = 0;
    if (!context || size.width === 0) return;
    if (shape !== scene.shape) {
      shape = scene.shape;
      const wanted = radiusFor(shownState(scene).characters.size, size.width, size.height);
      if (wanted !== radius) {
        radius = wanted;
        layout = createLayout(radius);
      }
      layout.sync(shownState(scene), size.width, size.height);
      if (calm.matches) layout.settle();
    }
    const moving = layout.step();
    const travelling = paint({ context, ...size, radius, now, palette, sprites, selected, still: calm.matches }, scene, layout);
    if (moving || travelling) wake();
  };
  const wake = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const resize = (): void => {
    const { clientWidth: width, clientHeight: height } = canvas;
    const ratio = Math.min(2, devicePixelRatio || 1);
    if (width === size.width && height === size.height && ratio === size.ratio) return;
    size = { width, height, ratio };
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    shape = -1;
    wake();
  };
  const recolour = (): void => {
    palette = readPalette(canvas);
    sprites.clear();
    wake();
  };

  const sizes = new ResizeObserver(resize);
  sizes.observe(canvas);
  const themes = new MutationObserver(recolour);
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  dark.addEventListener("change", recolour);
  scene.wake = wake;
  void document.fonts.ready.then(wake);
  resize();
  recolour();

  return {
    select: (id) => {
      selected = id;
      wake();
    },
    at: (x, y) => personAt(layout, x, y, size.width, size.height, radius),
    stop: () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      themes.disconnect();
      dark.removeEventListener("change", recolour);
      scene.wake = () => {};
    },
  };
};
