/**
 * One ecosystem: the only writer of its log, and the room its viewers are in. Lifecycle only: what happens is decided in
 * simulation/, kept by ecosystem/journal, driven by ecosystem/autonomy, told by ecosystem/viewers, carried on by ecosystem/projections.
 */
import { Server, type Connection, type ConnectionContext, type WSMessage } from "partyserver";
import { Autonomy } from "./ecosystem/autonomy.ts";
import type {
  Actor,
  Creation,
  EcosystemHealth,
  EcosystemRpc,
  EventRange,
  InteractionRequest,
  Nudge,
  Settings,
  Summary,
} from "./ecosystem/contract.ts";
import { Durations } from "./ecosystem/durations.ts";
import { eventPage, ledgerOf } from "./ecosystem/excerpts.ts";
import { Gate } from "./ecosystem/gate.ts";
import { interact } from "./ecosystem/interact.ts";
import { Projections } from "./ecosystem/projections.ts";
import { answering, EcosystemError, type Answer, type Answering } from "./ecosystem/refusal.ts";
import { dashboardOf, graphOf, healthOf, isoTime, relationshipsOf } from "./ecosystem/reports.ts";
import { Room } from "./ecosystem/room.ts";
import { migrate } from "./ecosystem/schema.ts";
import { sinksFor, timetableFor } from "./ecosystem/sinks.ts";
import { Talks } from "./ecosystem/talks.ts";
import { issueTicket } from "./ecosystem/tickets.ts";
import { Timetable } from "./ecosystem/timetable.ts";
import type { Viewer } from "./ecosystem/viewers.ts";
import { mayAct, roleClass, viewedAs } from "./ecosystem/visibility.ts";
import { describeError, log } from "./log.ts";
import { PING_FRAME, PONG_FRAME, type Role } from "./protocol.ts";
import { fold, stateHash, takeSnapshot } from "./simulation/index.ts";

export class Ecosystem extends Server<Env> implements Answering<EcosystemRpc> {
  static override options = { hibernate: true };

  readonly #gate: Gate;
  readonly #projections: Projections;
  readonly #autonomy: Autonomy;
  readonly #talks: Talks;
  readonly #durations = new Durations();
  #room: Room;
  /** Alarms that fired since the object woke. */
  #alarms = 0;

  // RPC does not pass through onStart, so everything is ready once the constructor returns; SQL is synchronous
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING_FRAME, PONG_FRAME));
    this.#room = this.#open();
    this.#projections = new Projections({
      ecosystemId: () => this.name,
      sinks: sinksFor(env),
      storage: ctx.storage,
      read: (range) => this.#room.journal.read(range),
      newest: () => this.#room.state.meta.seq,
      now: () => Date.now(),
      retryLater: () => this.#autonomy.schedule(),
      report: (outcome) => log({ ecosystem_id: this.name, ...outcome }),
    });
    const timetable = new Timetable({ ecosystemId: () => this.name, write: timetableFor(env), now: () => Date.now() });
    this.#autonomy = new Autonomy({
      ecosystemId: () => this.name,
      room: () => this.#room,
      storage: ctx.storage,
      env,
      viewers: () => this.#gate.count(),
      retryAt: () => this.#projections.retryAt(),
      scheduled: (nextTickAt) => void timetable.note(nextTickAt),
    });
    this.#talks = new Talks(ctx.storage, this.#autonomy);
    this.#gate = new Gate({
      ecosystemId: () => this.name,
      room: () => this.#room,
      storage: ctx.storage,
      autonomy: this.#autonomy,
      connections: () => this.getConnections<Viewer>(),
    });
  }

  #open(): Room {
    migrate(this.ctx.storage);
    return new Room(this.ctx.storage, (events) => {
      this.#gate.publish(events);
      void this.#projections.drain();
    });
  }

  override onAlarm(): void {
    this.#alarms++;
    this.#autonomy.alarm();
    void this.#projections.drain();
  }

  // --- live viewers ---

  override async fetch(request: Request): Promise<Response> {
    const admitted = await this.#gate.admit(request);
    return admitted instanceof Response ? admitted : super.fetch(admitted);
  }

  override onConnect(connection: Connection<Viewer>, { request }: ConnectionContext): void {
    this.#gate.connected(connection, request);
  }

  override onMessage(connection: Connection<Viewer>, raw: WSMessage): Promise<void> {
    return this.#gate.message(connection, raw);
  }

  override onClose(connection: Connection<Viewer>): void {
    this.#gate.left(connection);
  }

  override onError(connection: Connection<Viewer>, error: unknown): void {
    log({ event: "viewer_failed", ecosystem_id: this.name, error: describeError(error) });
    this.#gate.left(connection);
  }

  // --- remote methods (ecosystem/contract.ts says what each is for) ---

  create({ settings, ...creation }: Creation) {
    return answering((): Summary => {
      if (this.#room.exists) return this.#summary(this.#room);
      this.#room.configure(settings);
      this.#autonomy.act([{ kind: "create", ...creation }], false, creation.seed);
      log({ event: "ecosystem_created", ecosystem_id: this.name, characters: creation.characters.length });
      this.#autonomy.attend();
      this.#autonomy.schedule(Date.now());
      return this.#summary(this.#room);
    });
  }

  summary() {
    return this.#of((room) => this.#summary(room));
  }

  dashboard() {
    return this.#watched(({ state, clock, settings }) => dashboardOf(state, clock.at, { viewers: this.#gate.count(), settings }));
  }

  graph() {
    return this.#watched(({ state, clock }) => graphOf(state, clock.at));
  }

  characters(role: Role) {
    return this.#of(({ state }) => takeSnapshot(state, { includePrivate: roleClass(role) === "private" }).characters);
  }

  threads() {
    return this.#of(({ state }) => [...state.threads.values()]);
  }

  events(range: EventRange, role: Role) {
    return this.#watched((room) => eventPage(room, range, role));
  }

  interaction(seq: number, role: Role) {
    return this.#of(({ journal }) => {
      const event = journal.read({ since: seq - 1, until: seq })[0];
      return event?.type === "character_interaction" && viewedAs(event, roleClass(role)) === event ? event : null;
    });
  }

  relationships(characterId: string) {
    return this.#of(({ state }) => relationshipsOf(state, characterId));
  }

  history(from: string, to: string) {
    return this.#of(({ journal }) => ledgerOf(journal, from, to));
  }

  replay(to: number | null, role: Role) {
    return this.#of(({ journal, state }) => {
      const replayed = to === null ? state : fold(journal.read({ since: 0, until: to }));
      const seen = takeSnapshot(replayed, { includePrivate: roleClass(role) === "private" });
      return { seq: replayed.meta.seq, state: seen, state_hash: stateHash(replayed) };
    });
  }

  interact(request: InteractionRequest, actor: Actor) {
    return this.#by(actor, "participant", "interact", (room) => {
      this.#autonomy.attend();
      return this.#durations.time(() => interact(request, { state: room.state, now: room.next(false) }, this.#autonomy));
    });
  }

  chat(characterId: string, text: string, actor: Actor) {
    return this.#by(actor, "participant", "talk", (room) => {
      this.#autonomy.attend();
      return this.#talks.chat(room, { character_id: characterId, text, visitor: actor });
    });
  }

  control(action: "pause" | "resume" | "step" | "end", ticks: number, actor: Actor) {
    return this.#by(actor, "director", `${action} it`, async (room): Promise<Summary> => {
      this.#autonomy.attend();
      if (action === "step") await this.#autonomy.step(ticks);
      else this.#autonomy.act([{ kind: "control", action, by: actor.user_id }], false);
      this.#autonomy.rearm();
      return this.#summary(room);
    });
  }

  worldEvent(content: string, location: string | null, actor: Actor) {
    return this.#by(actor, "director", "make something happen", (room) => {
      this.#autonomy.attend();
      this.#autonomy.act([{ kind: "world_event", content, location, by: actor.user_id }], false);
      return { seq: room.state.meta.seq };
    });
  }

  configure(settings: Partial<Settings>, actor: Actor) {
    return this.#by(actor, "director", "change its settings", (room): Summary => {
      room.configure({ ...room.settings, ...settings });
      this.#autonomy.rearm();
      return this.#summary(room);
    });
  }

  issueTicket(actor: Actor) {
    return this.#of(() => issueTicket(this.ctx.storage, actor, Date.now()));
  }

  health() {
    return this.#of((room): EcosystemHealth => ({
      ...healthOf(this.name, room),
      viewers: this.#gate.count(),
      alarms: this.#alarms,
      interaction_seconds: this.#durations.read(),
      sinks: this.#projections.health(),
    }));
  }

  nudge() {
    return this.#of(async (room): Promise<Nudge> => {
      const nudged = await this.#autonomy.nudge();
      return { nudged, next_tick_at: isoTime(room.clock.next_tick_at) };
    });
  }

  destroy(actor: Actor) {
    return this.#by(actor, "owner", "delete it", async (): Promise<void> => {
      this.#gate.close("The ecosystem was deleted.");
      await this.ctx.storage.deleteAlarm();
      await this.ctx.storage.deleteAll();
      this.#room = this.#open();
      log({ event: "ecosystem_destroyed", ecosystem_id: this.name });
    });
  }

  #summary({ state, settings }: Room): Summary {
    return { ecosystem_id: this.name, status: state.meta.status, seq: state.meta.seq, settings };
  }

  #of<Value>(work: (room: Room) => Value | Promise<Value>): Promise<Answer<Value>> {
    return answering(() => {
      if (!this.#room.exists) throw new EcosystemError(404, "No such ecosystem.");
      return work(this.#room);
    });
  }

  /** Whoever asks is taken to be watching for a while. */
  #watched<Value>(work: (room: Room) => Value): Promise<Answer<Value>> {
    return this.#of((room) => {
      this.#autonomy.attend();
      return work(room);
    });
  }

  #by<Value>(actor: Actor, least: Role, what: string, work: (room: Room) => Value | Promise<Value>): Promise<Answer<Value>> {
    return this.#of((room) => {
      if (!mayAct(actor.role, least)) throw new EcosystemError(403, `Only a ${least} of this ecosystem may ${what}.`);
      return work(room);
    });
  }
}
