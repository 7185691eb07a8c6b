/** Numbers and times as a reader meets them. */

/** `+.12`, `−.07`: a change of a value between -1 and 1. */
export const signed = (value: number): string =>
  Math.abs(value) < 0.005 ? "0" : `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2).replace(/^0/, "")}`;

/** `1 word`, `1,204 words`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

/** `half past four in the afternoon` is for novelists; a scene heading says `4.30 pm`. `minute` is a minute of the day. */
export const clock = (minute: number): string => {
  const day = ((Math.floor(minute) % 1440) + 1440) % 1440;
  const hour = Math.floor(day / 60);
  return `${hour % 12 === 0 ? 12 : hour % 12}.${String(day % 60).padStart(2, "0")} ${hour < 12 ? "am" : "pm"}`;
};

/** Names in a row: `Ada, Ben and Cy`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""}`;

const SIZES = ["bytes", "kB", "MB", "GB"] as const;

/** `640 kB`, `2.4 MB`. */
export const fileSize = (bytes: number): string => {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < SIZES.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${SIZES[unit] ?? "bytes"}`;
};

/** `snake_case` as words. */
export const spaced = (name: string): string => name.replace(/[_-]+/g, " ");

/** With a capital first letter. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
