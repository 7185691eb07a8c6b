/** A novel with straight marks set in other marks, letter for letter, so that every offset stays. */
export interface Setting {
  readonly name: string;
  readonly rewrite: (straight: string) => string;
}

const set =
  (open: string, close: string, apostrophe: string): Setting["rewrite"] =>
  (text) =>
    text
      .replaceAll("'", apostrophe)
      .split(/(\n\s*\n)/)
      .map((paragraph) =>
        paragraph.split('"').reduce((whole, part, at) => (at === 0 ? part : `${whole}${at % 2 === 1 ? open : close}${part}`), ""),
      )
      .join("");

export const SETTINGS: readonly Setting[] = [
  { name: "straight", rewrite: (text) => text },
  { name: "curly", rewrite: set("“", "”", "’") },
  { name: "curly single", rewrite: set("‘", "’", "’") },
  { name: "straight single", rewrite: set("'", "'", "'") },
  { name: "guillemets", rewrite: set("«", "»", "’") },
];
