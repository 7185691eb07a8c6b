import type { Settings } from "./contract.ts";

/** How a room runs when nobody says otherwise. */
export const DEFAULT_SETTINGS: Settings = { tick_seconds: 4, model: "local", visibility: "private", run_while_away: false };
