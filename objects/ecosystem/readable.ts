/** What can be asked of an ecosystem without changing anything in it: the part of its remote methods that only reads. */
import { Server } from "partyserver";
import type { Role } from "../protocol.ts";
import { stateHash, takeSnapshot } from "../simulation/index.ts";
import { exportRows, prepareExport } from "./adoption.ts";
import { climateChart } from "./climate-chart.ts";
import { exportLog, headOf, markOf } from "./bundle.ts";
import type { Actor, EcosystemRpc, EventRange, LogRange, Summary } from "./contract.ts";
import { eventPage, ledgerOf } from "./excerpts.ts";
import { factTrace, turnReason } from "./reasons.ts";
import { answering, EcosystemError, type Answer, type Answering } from "./refusal.ts";
import { relationshipsOf, Reports } from "./reports.ts";
import type { Room } from "./room.ts";
import type { PageStart } from "./row-pages.ts";
import { mayAct, roleClass, viewedAs } from "./visibility.ts";

type Reading =
  | "version"
  | "dashboard"
  | "graph"
  | "events"
  | "summary"
  | "characters"
  | "threads"
  | "scenario"
  | "climate"
  | "turn"
  | "factTrace"
  | "eventIds"
  | "side"
  | "interaction"
  | "relationships"
  | "history"
  | "replay"
  | "exportHead"
  | "exportLog"
  | "mark"
  | "prepareExport"
  | "exportRows";

/** Answers for an ecosystem that exists. */
export const askRoom = <Value>(room: Room, work: (room: Room) => Value | Promise<Value>): Promise<Answer<Value>> =>
  answering(() => {
    if (!room.exists) throw new EcosystemError(404, "No such ecosystem.");
    return work(room);
  });

/** The same, for those whose role reaches `least`. */
export const askAs = <Value>(
  room: Room,
  actor: Actor,
  least: Role,
  what: string,
  work: (room: Room) => Value | Promise<Value>,
): Promise<Answer<Value>> =>
  askRoom(room, () => {
    if (!mayAct(actor.role, least)) throw new EcosystemError(403, `Only a ${least} of this ecosystem may ${what}.`);
    return work(room);
  });

export const summaryOf = (id: string, { state, settings }: Room): Summary => ({
  ecosystem_id: id,
  status: state.meta.status,
  seq: state.meta.seq,
  settings,
  parent: state.meta.parent,
});

const seesAll = (role: Role): boolean => roleClass(role) === "private";

export abstract class ReadableEcosystem extends Server<Env> implements Pick<Answering<EcosystemRpc>, Reading> {
  readonly #reports = new Reports();
  protected abstract get room(): Room;
  /** Somebody looks at what happens now, and is taken to be watching for a while. How many viewers there are. */
  protected abstract attend(): number;

  version() {
    return this.#watched(({ state, clock }) => ({ seq: state.meta.seq, tick: clock.tick }));
  }

  dashboard() {
    return this.#watched((room, viewers) => this.#reports.dashboard(room, { id: this.name, viewers }));
  }

  graph() {
    return this.#watched((room) => this.#reports.graph(room));
  }

  events(range: EventRange, role: Role) {
    return this.#watched((room) => eventPage(room, range, role));
  }

  summary() {
    return askRoom(this.room, (room) => summaryOf(this.name, room));
  }

  characters(role: Role) {
    return askRoom(this.room, ({ state }) => takeSnapshot(state, { includePrivate: seesAll(role) }).characters);
  }

  threads() {
    return askRoom(this.room, ({ state }) => [...state.threads.values()]);
  }

  scenario(role: Role) {
    return askRoom(this.room, ({ state }) => takeSnapshot(state, { includePrivate: seesAll(role) }).meta.scenario);
  }

  climate(range: EventRange) {
    return askRoom(this.room, () => climateChart(this.ctx.storage, range));
  }

  turn(seq: number, role: Role) {
    return askRoom(this.room, ({ journal }) => turnReason(journal, seq, role));
  }

  factTrace(factId: string, actor: Actor) {
    return askAs(this.room, actor, "director", "see who knows what", ({ journal }) => factTrace(journal, factId));
  }

  eventIds(seqs: readonly number[]) {
    return askRoom(this.room, ({ journal }) => seqs.map((seq) => journal.event(seq)?.id ?? null));
  }

  side(since: number, role: Role) {
    return askRoom(this.room, ({ state }) => {
      const { meta, characters, relationships, threads } = takeSnapshot(state, { includePrivate: seesAll(role) });
      const climate = climateChart(this.ctx.storage, { since });
      return {
        meta,
        characters: characters.map(({ id, name }) => ({ id, name })),
        relationships: relationships.map(({ from, to, type, strength, trust, familiarity }) => ({
          from,
          to,
          type,
          strength,
          trust,
          familiarity,
        })),
        threads,
        climate,
      };
    });
  }

  interaction(seq: number, role: Role) {
    return askRoom(this.room, ({ journal }) => {
      const event = journal.event(seq);
      return event?.type === "character_interaction" && viewedAs(event, roleClass(role)) === event ? event : null;
    });
  }

  relationships(characterId: string) {
    return askRoom(this.room, ({ state }) => relationshipsOf(state, characterId));
  }

  history(from: string, to: string) {
    return askRoom(this.room, ({ journal }) => ledgerOf(journal, from, to));
  }

  replay(to: number | null, role: Role) {
    return askRoom(this.room, ({ journal, state }) => {
      const replayed = to === null || to >= state.meta.seq ? state : journal.stateAt(to).state;
      const seen = takeSnapshot(replayed, { includePrivate: seesAll(role) });
      return { seq: replayed.meta.seq, state: seen, state_hash: stateHash(replayed) };
    });
  }

  exportHead(actor: Actor) {
    return askAs(this.room, actor, "owner", "take its log", headOf);
  }

  exportLog(range: LogRange, actor: Actor) {
    return askAs(this.room, actor, "owner", "take its log", () => exportLog(this.ctx.storage, range));
  }

  mark(until: number, actor: Actor) {
    return askAs(this.room, actor, "owner", "take its log", () => markOf(this.ctx.storage, until));
  }

  prepareExport(until: number) {
    return askRoom(this.room, (room) => prepareExport(room, until));
  }

  exportRows(until: number, start: PageStart | null, bytes: number) {
    return askRoom(this.room, () => exportRows(this.ctx.storage, until, start, bytes));
  }

  #watched<Value>(work: (room: Room, viewers: number) => Value): Promise<Answer<Value>> {
    return askRoom(this.room, (room) => work(room, this.attend()));
  }
}
