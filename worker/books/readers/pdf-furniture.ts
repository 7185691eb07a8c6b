/** What a printed page carries besides the story: running heads, page numbers, notes at its foot. */
import type { Line } from "./pdf-lines.ts";

/** How many lines at either end of a page may be running heads. */
const REACH = 2;
/** A head stands on at least this many pages; a leaflet of fewer than four is too short to tell. */
const REPEATED = 3;
const FEWEST_PAGES = 4;

const PAGE_NUMBER =
  /^[\s\u2013\u2014|.\-\u005b(]*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,8})(?:\s*(?:of|\/)\s*\d{1,4})?[\s\u2013\u2014|.\-\u005d)]*$/i;
/** The words of a head, whatever the page's number: "Daisy Miller 12" and "13 Daisy Miller" are two. */
const shapeOf = (line: Line): string => line.text.toLowerCase().replaceAll(/\d+/g, "#").replaceAll(/\s+/g, " ");

/** Indexes of the lines at the top and at the foot of a page, wherever the file draws them. */
const edgesOf = (page: readonly Line[]): number[] => {
  const order = page.map((_, index) => index).toSorted((one, other) => (page[other]?.y ?? 0) - (page[one]?.y ?? 0));
  return [...new Set([...order.slice(0, REACH), ...order.slice(-REACH)])];
};

/** The pages without running heads and page numbers. */
export const withoutHeads = (pages: readonly (readonly Line[])[]): Line[][] => {
  if (pages.length < FEWEST_PAGES) return pages.map((page) => [...page]);
  const counts = new Map<string, number>();
  const numbers = new Set<number>();
  pages.forEach((page, index) => {
    for (const shape of new Set(edgesOf(page).flatMap((at) => (page[at] ? [shapeOf(page[at])] : []))))
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
    if (edgesOf(page).some((at) => PAGE_NUMBER.test(page[at]?.text ?? ""))) numbers.add(index);
  });
  const isNumbered = numbers.size >= REPEATED && numbers.size >= pages.length * 0.3;
  return pages.map((page) => {
    const edges = new Set(edgesOf(page));
    return page.filter((line, at) => {
      if (!edges.has(at)) return true;
      const isNumber = isNumbered && PAGE_NUMBER.test(line.text);
      return !isNumber && (counts.get(shapeOf(line)) ?? 0) < REPEATED;
    });
  });
};

const NOTE_SIZE = 0.92;
const NOTE_MARK = /^(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6]{1,3}|\[\d{1,3}\])[\s.)]*\S/;

/** Splits the small print at the foot of a page from its story. `size` is that of the story's type. */
export const splitNotes = (page: readonly Line[], size: number): { readonly story: readonly Line[]; readonly notes: readonly Line[] } => {
  let from = page.length;
  while (from > 0 && (page[from - 1]?.size ?? 0) < size * NOTE_SIZE) from -= 1;
  const first = page[from];
  const isNotes = first !== undefined && from > 0 && NOTE_MARK.test(first.text) && first.y < (page[from - 1]?.y ?? 0);
  return isNotes ? { story: page.slice(0, from), notes: page.slice(from) } : { story: page, notes: [] };
};
