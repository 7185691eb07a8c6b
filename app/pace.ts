/** How fast an evening goes while somebody watches: seconds between ticks, in words. */
export const PACES = [
  { seconds: 1, label: "brisk" },
  { seconds: 4, label: "unhurried" },
  { seconds: 10, label: "slow" },
] as const;

export const USUAL_PACE = 4;

/** The pace a form asks for; the usual one when it asks for none that there is. */
export const paceFrom = (value: string): number => PACES.find(({ seconds }) => String(seconds) === value)?.seconds ?? USUAL_PACE;
