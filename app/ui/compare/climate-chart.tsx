import type { Climate } from "../../../objects/simulation/climate.ts";

const WIDTH = 400;
const HEIGHT = 80;
/** The tension that fills the height in a calm evening. */
const CALM_PEAK = 0.15;

interface ClimateChartProps {
  readonly points: readonly { readonly at: number; readonly climate: Climate }[];
  readonly label: string;
}

/** How tense and how lively it was over time. */
export const ClimateChart = ({ points, label }: ClimateChartProps) => {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first.at === last.at) return <p className="mt-3 text-sm text-soft">Too little time has passed for a curve.</p>;
  const peak = Math.max(CALM_PEAK, ...points.map(({ climate }) => climate.tension)) * 1.1;
  const line = (value: (climate: Climate) => number): string =>
    points
      .map(({ at, climate }) => {
        const x = ((at - first.at) / (last.at - first.at)) * WIDTH;
        return `${x.toFixed(1)},${(HEIGHT - 4 - Math.min(1, value(climate)) * (HEIGHT - 8)).toFixed(1)}`;
      })
      .join(" ");
  return (
    <figure className="mt-3">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="block h-20 w-full" aria-hidden="true">
        <polyline
          points={line(({ energy }) => energy)}
          fill="none"
          className="stroke-soft"
          strokeWidth="1.25"
          strokeDasharray="4 4"
          vectorEffect="non-scaling-stroke"
        />
        <polyline
          points={line(({ tension }) => tension / peak)}
          fill="none"
          className="stroke-lamp"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className="text-xs text-soft">{label}: solid and dashed</figcaption>
    </figure>
  );
};
