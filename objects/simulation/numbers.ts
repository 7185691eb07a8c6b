/** Small arithmetic that every rule shares. */

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Four decimals: enough for any reader, short in the log, and equal after a JSON round trip. */
export const round = (value: number): number => Math.round(value * 10_000) / 10_000 || 0;

/** Share of a distance that is left after `elapsed` when half of it goes every `halfLife`. */
export const remaining = (elapsed: number, halfLife: number): number => (elapsed <= 0 ? 1 : 2 ** (-elapsed / halfLife));
