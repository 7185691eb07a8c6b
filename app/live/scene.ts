/**
 * The mutable mirror that the stage is painted from: the ecosystem's state, kept by the same `apply` that the object uses, and the
 * words that are travelling. React never reads it; the painter does, once a frame.
 */
import type { ViewedEvent } from "../../objects/protocol.ts";
import { apply, createState } from "../../objects/simulation/apply.ts";
import { restore } from "../../objects/simulation/snapshot.ts";
import type { Snapshot } from "../../objects/simulation/snapshot.ts";
import type { State } from "../../objects/simulation/state.ts";

/** A line on its way from mouth to ear. */
export interface Pulse {
  readonly from: string;
  readonly to: string;
  readonly hostile: boolean;
  /** Milliseconds of the frame that first drew it; null until then. */
  startedAt: number | null;
}

export interface Scene {
  state: State;
  /** The state of an earlier moment that the viewer looks back at; null while they watch what is happening. */
  past: State | null;
  /** False until the first snapshot. */
  ready: boolean;
  pulses: Pulse[];
  /** Grows when people, ties or groups change: the layout looks again. */
  shape: number;
  /** Who is speaking at this moment; null for nobody. */
  speaker: string | null;
  /** Called when there is something new to paint. */
  wake: () => void;
}

/** Pulses at once; more would be noise. */
const MOST_PULSES = 16;

export const createScene = (): Scene => ({
  state: createState(),
  past: null,
  ready: false,
  pulses: [],
  shape: 0,
  speaker: null,
  wake: () => {},
});

/** What the stage shows: the moment looked back at, or now. */
export const shownState = (scene: Pick<Scene, "state" | "past">): State => scene.past ?? scene.state;

/** Looks back at a moment, or with null returns to now. */
export const showPast = (scene: Scene, snapshot: Snapshot | null): void => {
  scene.past = snapshot === null ? null : restore(snapshot);
  scene.pulses = [];
  scene.shape += 1;
  scene.wake();
};

export const showSnapshot = (scene: Scene, snapshot: Snapshot): void => {
  scene.state = restore(snapshot);
  scene.ready = true;
  scene.shape += 1;
  scene.wake();
};

/** Applies what a viewer was sent; a hidden event only moves the sequence on. */
export const showEvent = (scene: Scene, event: ViewedEvent): void => {
  if (event.type === "hidden") {
    scene.state.meta = { ...scene.state.meta, seq: event.seq };
    return;
  }
  apply(scene.state, event);
  switch (event.type) {
    case "character_interaction": {
      const { speaker_id, addressees, interaction_type } = event.data;
      scene.speaker = speaker_id;
      if (scene.past !== null) return;
      const hostile = interaction_type === "conflict";
      for (const to of addressees) scene.pulses.push({ from: speaker_id, to, hostile, startedAt: null });
      if (scene.pulses.length > MOST_PULSES) scene.pulses.splice(0, scene.pulses.length - MOST_PULSES);
      break;
    }
    case "character_thought":
    case "memory_formed":
    case "speaker_chosen":
    case "turn_passed":
      return;
    case "emotion_felt":
      break;
    default:
      scene.shape += 1;
  }
  scene.wake();
};
