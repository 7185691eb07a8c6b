/** Every few minutes how everybody feels is written down, so that a chart over days is read and not computed. */
import { climateOf } from "../climate.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";

export const measureClimate = (world: World): void => {
  const { measured_at, roster } = world.state.meta;
  if (roster.length === 0 || world.now.at - measured_at < TUNING.climate.every) return;
  world.emit("climate_measured", { climate: climateOf(world.state, world.now.at) });
};
