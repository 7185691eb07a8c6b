/**
 * The score's curves, from the log alone: how tense and how lively the room was after each thing that somebody felt. The formula of
 * tension is climate.ts's, over those whose mood the log has named so far.
 */
import type { ViewedEvent } from "../../objects/protocol.ts";
import type { EmotionalState } from "../../objects/simulation/event.ts";

export interface Point {
  readonly seq: number;
  /** 0..1. */
  readonly tension: number;
  /** 0..1. */
  readonly energy: number;
}

export interface Mark {
  readonly seq: number;
  readonly kind: "line" | "quarrel" | "world" | "thread" | "scene";
  /** "" for plain lines. */
  readonly label: string;
}

export interface Series {
  readonly points: readonly Point[];
  readonly marks: readonly Mark[];
  readonly feelings: Readonly<Record<string, EmotionalState>>;
}

/** Most points and marks kept; beyond it every second one of the older half goes. */
const MOST = 600;

export const emptySeries: Series = { points: [], marks: [], feelings: {} };

const thinned = <Item>(items: readonly Item[]): readonly Item[] => {
  if (items.length <= MOST) return items;
  const half = MOST / 2;
  return [...items.slice(0, half).filter((_, index) => index % 2 === 0), ...items.slice(half)];
};

const feltIn = (event: ViewedEvent): Readonly<Record<string, EmotionalState>> | null => {
  switch (event.type) {
    case "character_interaction":
      return event.data.emotional_states;
    case "emotion_felt":
      return { [event.data.character_id]: event.data.state };
    case "character_joined":
      return { [event.data.character.id]: event.data.state };
    default:
      return null;
  }
};

const markOf = (event: ViewedEvent): Mark | null => {
  const { seq } = event;
  switch (event.type) {
    case "character_interaction":
      return { seq, kind: event.data.interaction_type === "conflict" ? "quarrel" : "line", label: "" };
    case "world_event":
      return { seq, kind: "world", label: event.data.content };
    case "story_thread_opened":
      return { seq, kind: "thread", label: event.data.thread.title };
    case "scene_set":
      return { seq, kind: "scene", label: event.data.scene.title };
    default:
      return null;
  }
};

const pointOf = (seq: number, feelings: Readonly<Record<string, EmotionalState>>): Point => {
  const all = Object.values(feelings);
  const mean = (of: (state: EmotionalState) => number): number => all.reduce((sum, state) => sum + of(state), 0) / Math.max(1, all.length);
  return {
    seq,
    tension: mean(({ mood }) => Math.max(0, -mood.p) * ((mood.a + 1) / 2)),
    energy: mean((state) => state.social_energy),
  };
};

export const extendSeries = (series: Series, events: readonly ViewedEvent[]): Series => {
  let { feelings } = series;
  const points: Point[] = [];
  const marks: Mark[] = [];
  for (const event of events) {
    const felt = feltIn(event);
    if (felt !== null) {
      feelings = { ...feelings, ...felt };
      points.push(pointOf(event.seq, feelings));
    }
    const mark = markOf(event);
    if (mark !== null) marks.push(mark);
  }
  if (points.length === 0 && marks.length === 0) return series;
  return { feelings, points: thinned([...series.points, ...points]), marks: thinned([...series.marks, ...marks]) };
};

/**
 * The curves with those of older `events` in front. Whose mood the older events do not name yet counts with the mood that is known
 * of them.
 */
export const precedeSeries = (series: Series, events: readonly ViewedEvent[]): Series => {
  const first = Math.min(series.points[0]?.seq ?? Infinity, series.marks[0]?.seq ?? Infinity);
  const older = extendSeries(
    { ...emptySeries, feelings: series.feelings },
    events.filter((event) => event.seq < first),
  );
  return { ...series, points: thinned([...older.points, ...series.points]), marks: thinned([...older.marks, ...series.marks]) };
};
