/** How a book is set: the size of its type, its lines' distance, its margins. */
import type { Line } from "./pdf-lines.ts";

export interface PageMeasures {
  /** Where full lines begin and end. */
  readonly left: number;
  readonly right: number;
}

export interface Measures {
  /** Of the story's type, in points. */
  readonly size: number;
  /** From one baseline of a paragraph to the next. */
  readonly leading: number;
  /** How far first lines of paragraphs are set in; 0 where they are not. */
  readonly indent: number;
  readonly pages: readonly PageMeasures[];
}

/** The commonest value, each weighed, within steps of `step`. */
const mode = (values: readonly (readonly [number, number])[], step: number): number => {
  const shares = new Map<number, number>();
  for (const [value, weight] of values) {
    const key = Math.round(value / step);
    shares.set(key, (shares.get(key) ?? 0) + weight);
  }
  return [...shares].reduce((best, one) => (one[1] > best[1] ? one : best), [0, -1])[0] * step;
};

/** Where full lines begin: the leftmost place at which a good share of them do; first lines may be the most where people talk. */
const leftOf = (lines: readonly Line[]): number => {
  const lefts = lines.map(({ left }) => Math.round(left)).toSorted((a, b) => a - b);
  return (
    lefts.find((left) => lefts.filter((other) => Math.abs(other - left) <= 1).length >= Math.max(2, lefts.length * 0.12)) ?? lefts[0] ?? 0
  );
};

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;

/** As shares of the size of the type: the least and the largest indent of a first line. */
const LEAST_INDENT = 0.7;
const LARGEST_INDENT = 5;

/** The commonest indent, if lines with it are often followed by one at the margin; a quotation that is set in as a whole is not. */
const indentOf = (pages: readonly (readonly Line[])[], lefts: readonly number[], size: number): number => {
  const indents = pages.flatMap((page, at) =>
    page.map((line, index) => {
      const next = page[index + 1];
      return { own: line.left - (lefts[at] ?? 0), isFirst: next !== undefined && Math.abs(next.left - (lefts[at] ?? 0)) < 1.5 };
    }),
  );
  const set = indents.filter(({ own }) => own > size * LEAST_INDENT && own < size * LARGEST_INDENT);
  const usual = mode(
    set.map(({ own }): [number, number] => [own, 1]),
    1,
  );
  const like = set.filter(({ own }) => Math.abs(own - usual) <= 1.5);
  const first = like.filter(({ isFirst }) => isFirst).length;
  return first >= 3 && first >= like.length * 0.15 ? usual : 0;
};

export const measure = (pages: readonly (readonly Line[])[]): Measures => {
  const size = mode(
    pages.flatMap((page) => page.map((line): [number, number] => [line.size, line.text.length])),
    0.25,
  );
  const isStory = (line: Line): boolean => Math.abs(line.size - size) < size * 0.08;
  const distances = pages.flatMap((page) =>
    page.flatMap((line, index): [number, number][] => {
      const next = page[index + 1];
      const distance = next && isStory(line) && isStory(next) ? line.y - next.y : 0;
      return distance > size * 0.8 && distance < size * 3 ? [[distance, 1]] : [];
    }),
  );
  const leading = distances.length > 0 ? mode(distances, 0.25) : size * 1.25;
  const own = pages.map((page) => {
    const lines = page.filter(isStory);
    return {
      left: leftOf(lines),
      right:
        lines.length > 0
          ? quantile(
              lines.map((line) => line.right),
              0.9,
            )
          : 0,
      lines: lines.length,
    };
  });
  const full = own.filter(({ lines }) => lines >= 8);
  const width = quantile(
    (full.length > 0 ? full : own).map(({ left, right }) => right - left),
    0.5,
  );
  const indent = indentOf(
    pages,
    own.map(({ left }) => left),
    size,
  );
  return {
    size,
    leading,
    indent,
    pages: own.map(({ left, right, lines }) => ({ left, right: lines >= 8 ? right : Math.max(right, left + width) })),
  };
};
