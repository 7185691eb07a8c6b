/** Colour arithmetic for the tests of the tokens: OKLCH → linear sRGB → contrast and what a colour-blind reader sees. */
export type Rgb = readonly [red: number, green: number, blue: number];
export interface Oklch {
  readonly l: number;
  readonly c: number;
  /** Degrees. */
  readonly h: number;
}

const apply = (matrix: readonly Rgb[], [x, y, z]: Rgb): Rgb => {
  const row = (index: number): number => {
    const [a, b, c] = matrix[index] ?? [0, 0, 0];
    return a * x + b * y + c * z;
  };
  return [row(0), row(1), row(2)];
};

const cut = (channel: number): number => Math.min(1, Math.max(0, channel));

const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** Björn Ottosson's OKLab; channels of linear light, cut to 0..1 as a screen does. */
export const linearRgb = ({ l, c, h }: Oklch): Rgb => {
  const angle = (h * Math.PI) / 180;
  const [a, b] = [c * Math.cos(angle), c * Math.sin(angle)];
  const cubed: Rgb = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  const [red, green, blue] = apply(
    [
      [4.0767416621, -3.3077115913, 0.2309699292],
      [-1.2684380046, 2.6097574011, -0.3413193965],
      [-0.0041960863, -0.7034186147, 1.707614701],
    ],
    cubed,
  );
  return [cut(red), cut(green), cut(blue)];
};

/** WCAG 2 contrast, 1..21. */
export const contrast = (one: Oklch, other: Oklch): number => {
  const [low = 0, high = 0] = [luminance(linearRgb(one)), luminance(linearRgb(other))].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** Machado, Oliveira and Fernandes 2009, full severity, on linear light. */
export const BLINDNESS = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, readonly Rgb[]>;

const oklab = (rgb: Rgb): Rgb => {
  const lms = apply(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  const roots: Rgb = [Math.cbrt(lms[0]), Math.cbrt(lms[1]), Math.cbrt(lms[2])];
  return apply(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    roots,
  );
};

/** Distance in OKLab; .02 is about what one can just tell apart side by side. */
export const difference = (one: Oklch, other: Oklch, seen: readonly Rgb[] | null): number => {
  const see = (colour: Oklch): Rgb => oklab(seen === null ? linearRgb(colour) : apply(seen, linearRgb(colour)));
  const [a, b] = [see(one), see(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
};
