/** Meals bring people together. */
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { moveTo } from "./movement.ts";
import { someIdle } from "./sampling.ts";
import { isAsleep, minuteOfDay } from "./sleep.ts";

const COMMON_ROOM = /\b(?:inn|tavern|kitchen|dining|hall|table|pub|caf[eé]|canteen|mess|parlou?r|restaurant|bar|hearth)\b/iu;

/** At meal times some of the idle come to where the table is laid. */
export const gatherForMeals = (world: World): void => {
  const { locations } = world.state.meta.scene;
  if (locations.length < 2) return;
  const minute = minuteOfDay(world.state, world.now.at);
  const { meals, meal_minutes, meal_sample, meal_chance } = TUNING.rhythm;
  const meal = meals.find(([begins]) => minute >= begins && minute < begins + meal_minutes);
  if (!meal) return;
  const table = locations.find((location) => COMMON_ROOM.test(location)) ?? locations[0] ?? "";
  for (const character of someIdle(world, meal_sample))
    if (character.location !== table && world.random.chance(meal_chance) && !isAsleep(world.state, character, world.now.at))
      moveTo(world, character, table, `for ${meal[1]}`);
};
