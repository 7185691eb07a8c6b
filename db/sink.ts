/** A reader of an ecosystem's log that copies it into a store. */
import type { Event } from "../objects/simulation/event.ts";

export interface Sink {
  /** Names its cursor: stays the same for good. */
  readonly name: string;
  /**
   * Writes a batch. Idempotent: an event delivered twice, or late, changes nothing more. `ecosystemId` says whose log it is; a branch's
   * events still carry their parent's in their own ids. Rejects when the store did not take the whole batch.
   */
  write(ecosystemId: string, events: readonly Event[]): Promise<void>;
}
