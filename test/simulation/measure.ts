/** Figures over many worlds, with 95 % confidence intervals. */

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Student's t at 97.5 % for few and many degrees of freedom. */
const T: readonly (readonly [number, number])[] = [
  [4, 2.78],
  [9, 2.26],
  [14, 2.14],
  [19, 2.09],
  [29, 2.05],
  [59, 2],
  [Infinity, 1.98],
];

const tOf = (freedom: number): number => T.find(([most]) => freedom <= most)?.[1] ?? 1.98;

export const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Mean of a figure that each world yields once. */
export const intervalOf = (values: readonly number[]): Interval => {
  const value = meanOf(values);
  const half = tOf(values.length - 1) * Math.sqrt(covariance(values, values) / values.length);
  return { value, low: value - half, high: value + half };
};

/** Ratio of two means over the same worlds, its interval by Fieller's theorem; the upper end is infinite when the lower mean may be 0. */
export const ratioOf = (above: readonly number[], below: readonly number[]): Interval => {
  const [a, b] = [meanOf(above), meanOf(below)];
  const count = above.length;
  const [aa, bb, ab] = [covariance(above, above), covariance(below, below), covariance(above, below)].map((value) => value / count) as [
    number,
    number,
    number,
  ];
  const t2 = tOf(count - 1) ** 2;
  const scale = b * b - t2 * bb;
  const root = Math.sqrt(Math.max(0, (a * b - t2 * ab) ** 2 - scale * (a * a - t2 * aa)));
  const ends = [(a * b - t2 * ab - root) / scale, (a * b - t2 * ab + root) / scale];
  return { value: a / b, low: Math.min(...ends), high: scale > 0 ? Math.max(...ends) : Infinity };
};

const covariance = (first: readonly number[], second: readonly number[]): number => {
  const [a, b] = [meanOf(first), meanOf(second)];
  return first.reduce((sum, value, index) => sum + (value - a) * ((second[index] ?? b) - b), 0) / Math.max(1, first.length - 1);
};

export const varianceOf = (values: readonly number[]): number => covariance(values, values);

/** "2.31 (2.11 to 2.52)". */
export const shown = ({ value, low, high }: Interval): string => `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
