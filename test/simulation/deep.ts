/** How many worlds a test looks at: a few in `npm test`, all of them in `npm run test:deep`. */
export const DEEP = process.env.DEEP === "1";

/** Seeds 1, 2, 3, ...: `few` of them, or `many` when DEEP=1. */
export const seeds = (few: number, many: number): readonly number[] =>
  Array.from({ length: DEEP ? many : few }, (_unused, index) => index + 1);
