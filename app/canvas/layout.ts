/**
 * Where people stand. Places lie on an ellipse; everybody is drawn to their place, to those they are tied to and, most of all, to
 * those they are talking with. Positions are in CSS pixels around the middle of the stage.
 */
import { forceCollide, forceLink, forceManyBody, forceSimulation } from "d3-force";
import type { Force, SimulationLinkDatum, SimulationNodeDatum } from "d3-force";
import type { Relationship, State } from "../../objects/simulation/state.ts";

export interface Body extends SimulationNodeDatum {
  readonly id: string;
  x: number;
  y: number;
  place: string;
  group: string | null;
}

export interface Thread extends SimulationLinkDatum<Body> {
  source: Body;
  target: Body;
  readonly tie: Relationship;
}

export interface Place {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly bodies: ReadonlyMap<string, Body>;
  readonly threads: readonly Thread[];
  readonly places: readonly Place[];
  /** Takes over who is there, where, and with whom. */
  sync(state: State, width: number, height: number): void;
  /** Lets everybody take a small step; false when all stand still. */
  step(): boolean;
  /** Lets everybody arrive at once, for those who do not want motion. */
  settle(): void;
}

/** Threads drawn from one character, strongest first, and in all. */
const THREADS_EACH = 4;
const MOST_THREADS = 600;
const STILL = 0.02;
const GATHER = 0.16;
const HOME = 0.045;
/** Share of the stage that the company takes up, and how hard it is drawn there. */
const FILLED = 0.9;
const SPREAD = 0.5;
const CENTRE = 0.3;
const AXES = [
  ["x", "vx"],
  ["y", "vy"],
] as const;

const weightOf = (tie: Relationship): number => Math.abs(tie.strength) + tie.familiarity * 0.25;

const strongest = (state: State): readonly Relationship[] => {
  const kept: Relationship[] = [];
  for (const ties of state.ties.values()) {
    const worth = Object.values(ties).filter((tie) => weightOf(tie) > 0.06 && state.characters.get(tie.to) !== undefined);
    kept.push(...worth.toSorted((one, other) => weightOf(other) - weightOf(one)).slice(0, THREADS_EACH));
  }
  return kept.length <= MOST_THREADS ? kept : kept.toSorted((one, other) => weightOf(other) - weightOf(one)).slice(0, MOST_THREADS);
};

/** Places that somebody is in, on an ellipse, with room for as many as are there. */
const arrange = (counts: ReadonlyMap<string, number>, width: number, height: number): readonly Place[] => {
  if (counts.size <= 1) return [...counts.keys()].map((name) => ({ name, x: 0, y: 0 }));
  const shares = [...counts.values()].map(Math.sqrt);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const start = width >= height ? -Math.PI : -Math.PI / 2;
  let passed = -(shares[0] ?? 0) / 2;
  return [...counts.keys()].map((name, index) => {
    const share = shares[index] ?? 0;
    const angle = start + ((passed + share / 2) / whole) * Math.PI * 2;
    passed += share;
    return { name, x: Math.cos(angle) * width * 0.27, y: Math.sin(angle) * height * 0.26 };
  });
};

const middle = (bodies: readonly Body[]): { x: number; y: number } => ({
  x: bodies.reduce((sum, body) => sum + body.x, 0) / bodies.length,
  y: bodies.reduce((sum, body) => sum + body.y, 0) / bodies.length,
});

export const createLayout = (radius: number): Layout => {
  const bodies = new Map<string, Body>();
  let threads: readonly Thread[] = [];
  let places: readonly Place[] = [];
  let half = { x: 300, y: 200 };

  const homing: Force<Body, Thread> = (alpha) => {
    const home = new Map(places.map((place) => [place.name, place]));
    const groups = Map.groupBy(
      [...bodies.values()].filter((body) => body.group !== null),
      (body) => body.group,
    );
    for (const body of bodies.values()) {
      const { x, y } = home.get(body.place) ?? { x: 0, y: 0 };
      body.vx = (body.vx ?? 0) + (x - body.x) * HOME * alpha;
      body.vy = (body.vy ?? 0) + (y - body.y) * HOME * alpha;
    }
    for (const members of groups.values()) {
      const { x, y } = middle(members);
      for (const body of members) {
        body.vx = (body.vx ?? 0) + (x - body.x) * GATHER * alpha;
        body.vy = (body.vy ?? 0) + (y - body.y) * GATHER * alpha;
      }
    }
  };
  /** Spreads the company over the stage and keeps its middle in the middle. */
  const filling: Force<Body, Thread> = (alpha) => {
    const all = [...bodies.values()];
    if (all.length < 3) return;
    for (const [axis, speed] of AXES) {
      const [low, high] = [Math.min(...all.map((body) => body[axis])), Math.max(...all.map((body) => body[axis]))];
      const mid = (low + high) / 2;
      const stretch = Math.max(-0.3, Math.min(1, (2 * half[axis] * FILLED) / Math.max(radius, high - low) - 1));
      for (const body of all) body[speed] = (body[speed] ?? 0) + ((body[axis] - mid) * stretch * SPREAD - mid * CENTRE) * alpha;
    }
  };
  const edges: Force<Body, Thread> = () => {
    for (const body of bodies.values()) {
      body.x = Math.max(-half.x, Math.min(half.x, body.x));
      body.y = Math.max(-half.y, Math.min(half.y, body.y));
    }
  };
  const links = forceLink<Body, Thread>([])
    .distance((thread) => radius * (thread.tie.strength < 0 ? 6.5 : 5 - thread.tie.strength * 1.5))
    .strength((thread) => 0.02 + Math.abs(thread.tie.strength) * 0.06);
  const simulation = forceSimulation<Body, Thread>([])
    .stop()
    .velocityDecay(0.5)
    .alphaDecay(0.03)
    .force("links", links)
    .force(
      "apart",
      forceManyBody<Body>()
        .strength(-radius * 9)
        .distanceMax(radius * 12),
    )
    .force("collide", forceCollide<Body>(radius * 1.9).strength(0.8))
    .force("home", homing)
    .force("filling", filling)
    .force("edges", edges);

  const step = (): boolean => {
    if (simulation.alpha() < STILL) return false;
    simulation.tick();
    return true;
  };

  return {
    bodies,
    get threads() {
      return threads;
    },
    get places() {
      return places;
    },
    sync: (state, width, height) => {
      const before = half;
      half = { x: Math.max(radius * 2, width / 2 - radius * 2), y: Math.max(radius * 2, height / 2 - radius * 2.4) };
      const resized = before.x !== half.x || before.y !== half.y;
      const counts = new Map<string, number>();
      for (const { location } of state.characters.values()) counts.set(location, (counts.get(location) ?? 0) + 1);
      const known = state.meta.scene.locations.filter((name) => counts.has(name));
      places = arrange(new Map([...new Set([...known, ...counts.keys()])].map((name) => [name, counts.get(name) ?? 0])), width, height);
      for (const id of bodies.keys()) if (state.characters.get(id) === undefined) bodies.delete(id);
      let moved = bodies.size !== state.characters.size;
      let index = 0;
      for (const [id, character] of state.characters.entries()) {
        const body = bodies.get(id);
        if (body) {
          moved ||= body.place !== character.location || body.group !== character.conversation_id;
          body.place = character.location;
          body.group = character.conversation_id;
        } else {
          const home = places.find((place) => place.name === character.location) ?? { x: 0, y: 0 };
          const angle = index * 2.4;
          const away = radius * (1 + Math.sqrt(index));
          const [x, y] = [home.x + Math.cos(angle) * away, home.y + Math.sin(angle) * away];
          moved = true;
          bodies.set(id, { id, x, y, place: character.location, group: character.conversation_id });
        }
        index += 1;
      }
      threads = strongest(state).flatMap((tie) => {
        const [source, target] = [bodies.get(tie.from), bodies.get(tie.to)];
        return source && target ? [{ source, target, tie }] : [];
      });
      simulation.nodes([...bodies.values()]);
      links.links([...threads]);
      if (resized || moved) simulation.alpha(Math.max(simulation.alpha(), 0.5));
    },
    step,
    settle: () => {
      for (let ticks = 0; ticks < 200 && step(); ticks++);
    },
  };
};
