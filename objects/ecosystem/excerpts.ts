/** Parts of the log as they are asked for. */
import type { Role } from "../protocol.ts";
import type { Event, EventOf } from "../simulation/index.ts";
import type { EventPage, EventRange } from "./contract.ts";
import type { Journal } from "./journal.ts";
import type { Room } from "./room.ts";
import { roleClass, viewedAs } from "./visibility.ts";

export const eventPage = ({ journal, state }: Room, range: EventRange, role: Role): EventPage => {
  const events = journal.read(range);
  const last = events.at(-1)?.seq ?? range.since;
  return {
    events: events.map((event) => viewedAs(event, roleClass(role))),
    next_since: last < Math.min(range.until ?? Infinity, state.meta.seq) ? last : null,
  };
};

type Change = EventOf<"relationship_changed"> | EventOf<"relationship_type_changed">;

/** Every change of how `from` stands to `to`, oldest first. */
export const ledgerOf = (journal: Journal, from: string, to: string): readonly Change[] =>
  journal
    .mentioning(['"relationship_', from, to])
    .filter(
      (event: Event): event is Change =>
        (event.type === "relationship_changed" || event.type === "relationship_type_changed") &&
        event.data.from === from &&
        event.data.to === to,
    );
