import type { Headlines } from "../../live/room.ts";
import type { Mark, Point } from "../../live/series.ts";

const WIDTH = 1000;
const HEIGHT = 56;
/** The tension that fills the height in a calm evening; a tenser one is drawn against its own peak. */
const CALM_PEAK = 0.15;

interface ScoreProps {
  readonly headlines: Headlines;
  /** The moment to look at; null for now. */
  readonly onLook: (seq: number | null) => void;
  /** Starts a room of one's own from the moment looked at; null for those who may not. */
  readonly onBranch: (() => void) | null;
}

const curve = (points: readonly Point[], x: (seq: number) => number, value: (point: Point) => number): string =>
  points.map((point) => `${x(point.seq).toFixed(1)},${(HEIGHT - 6 - Math.min(1, value(point)) * (HEIGHT - 14)).toFixed(1)}`).join(" ");

const tick = ({ kind }: Mark): { readonly top: number; readonly className: string } => {
  switch (kind) {
    case "line":
      return { top: HEIGHT - 6, className: "stroke-soft" };
    case "quarrel":
      return { top: HEIGHT - 14, className: "stroke-alarm" };
    case "thread":
      return { top: HEIGHT - 26, className: "stroke-lamp" };
    case "world":
    case "scene":
      return { top: 0, className: "stroke-soft" };
    default:
      return kind satisfies never;
  }
};

/** The evening as one line: how tense, how lively, and what happened when. It is also the time slider. */
export const Score = ({ headlines, onLook, onBranch }: ScoreProps) => {
  const { series, seq, past } = headlines;
  const first = Math.max(1, Math.min(series.marks[0]?.seq ?? seq, series.points[0]?.seq ?? seq));
  const peak = Math.max(CALM_PEAK, ...series.points.map((point) => point.tension)) * 1.1;
  const span = Math.max(1, seq - first);
  const x = (of: number): number => ((of - first) / span) * WIDTH;
  return (
    <div className="px-6 pt-2 pb-2">
      <div className="relative">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="block h-14 w-full" aria-hidden="true">
          {series.marks.map((mark) => {
            const { top, className } = tick(mark);
            return (
              <path
                key={mark.seq}
                d={`M${x(mark.seq).toFixed(1)} ${HEIGHT}V${top}`}
                className={className}
                strokeWidth="1"
                vectorEffect="non-scaling-stroke"
              />
            );
          })}
          <polyline
            points={curve(series.points, x, (point) => point.energy)}
            fill="none"
            className="stroke-soft"
            strokeWidth="1.25"
            strokeDasharray="4 4"
            vectorEffect="non-scaling-stroke"
          />
          <polyline
            points={curve(series.points, x, (point) => point.tension / peak)}
            fill="none"
            className="stroke-lamp"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <input
          type="range"
          min={first}
          max={Math.max(first + 1, seq)}
          value={past ?? seq}
          onChange={(event) => {
            const to = Number(event.currentTarget.value);
            onLook(to >= seq ? null : to);
          }}
          aria-label="Moment of the evening"
          aria-valuetext={past === null ? "now" : `after event ${past}`}
          className="score-slider"
        />
      </div>
      <p className="flex flex-wrap justify-between gap-x-6 text-xs text-soft">
        <span className="hidden sm:inline">solid: tension · dashed: energy · ticks: lines, quarrels, threads, events</span>
        <span className="flex flex-wrap gap-x-4">
          {past === null ? (
            <span>now, event {seq}</span>
          ) : (
            <button type="button" className="link" onClick={() => onLook(null)}>
              looking at event {past} of {seq} · back to now
            </button>
          )}
          {onBranch === null ? null : (
            <button type="button" className="link" onClick={onBranch} aria-keyshortcuts="b">
              branch from here
            </button>
          )}
        </span>
      </p>
    </div>
  );
};
