/**
 * One ecosystem: the only writer of its log, and the room its viewers are in. Lifecycle only: what happens is decided in
 * simulation/, kept by ecosystem/journal, driven by ecosystem/autonomy, told by ecosystem/viewers, carried on by ecosystem/projections.
 */
import type { Connection, ConnectionContext, WSMessage } from "partyserver";
import { Autonomy } from "./ecosystem/autonomy.ts";
import { abandonAdoption, eraseLog } from "./ecosystem/adoption.ts";
import { signed, undoing } from "./ecosystem/authoring.ts";
import { branchInputs, changeLine, copyLog } from "./ecosystem/branching.ts";
import { adopt, isAdopting } from "./ecosystem/bundle.ts";
import type {
  Actor,
  Adoption,
  AdoptionStep,
  AuthorInput,
  BranchRequest,
  Creation,
  EcosystemRpc,
  InteractionRequest,
  Settings,
  Summary,
  TieChange,
} from "./ecosystem/contract.ts";
import { Durations } from "./ecosystem/durations.ts";
import { Gate } from "./ecosystem/gate.ts";
import { interact } from "./ecosystem/interact.ts";
import { Projections } from "./ecosystem/projections.ts";
import { askAs, askRoom, ReadableEcosystem, summaryOf } from "./ecosystem/readable.ts";
import { answering, EcosystemError, type Answer, type Answering } from "./ecosystem/refusal.ts";
import { healthOf, isoTime } from "./ecosystem/reports.ts";
import { Room } from "./ecosystem/room.ts";
import { migrate } from "./ecosystem/schema.ts";
import { sinksFor, timetableFor } from "./ecosystem/sinks.ts";
import { Talks } from "./ecosystem/talks.ts";
import { issueTicket } from "./ecosystem/tickets.ts";
import { Timetable } from "./ecosystem/timetable.ts";
import type { Viewer } from "./ecosystem/viewers.ts";
import { describeError, log } from "./log.ts";
import { PING_FRAME, PONG_FRAME, type Role } from "./protocol.ts";
import type { Input } from "./simulation/index.ts";

export class Ecosystem extends ReadableEcosystem implements Answering<EcosystemRpc> {
  static override options = { hibernate: true };

  readonly #gate: Gate;
  readonly #projections: Projections;
  readonly #autonomy: Autonomy;
  readonly #talks: Talks;
  readonly #durations = new Durations();
  #room: Room;
  /** Another's log is on its way here. */
  #copying = false;

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
      retryLater: () => this.#autonomy.wake(),
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

  protected override get room(): Room {
    return this.#room;
  }

  protected override attend(): number {
    this.#autonomy.attend();
    return this.#gate.count();
  }

  #open(): Room {
    migrate(this.ctx.storage);
    abandonAdoption(this.ctx.storage);
    return new Room(this.ctx.storage, (events) => {
      this.#gate.publish(events);
      void this.#projections.drain();
      this.#autonomy.committed();
    });
  }

  override onAlarm(): void {
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
      if (this.#room.exists) return summaryOf(this.name, this.#room);
      if (isAdopting(this.ctx.storage)) throw new EcosystemError(409, "A log is being brought in here.");
      this.#room.configure(settings);
      this.#autonomy.act([{ kind: "create", ...creation }], false, { seed: creation.seed });
      log({ event: "ecosystem_created", ecosystem_id: this.name, characters: creation.characters.length });
      this.#autonomy.attend();
      this.#autonomy.schedule(Date.now());
      return summaryOf(this.name, this.#room);
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
      return summaryOf(this.name, room);
    });
  }

  author(input: AuthorInput, actor: Actor) {
    return this.#by(actor, "director", "direct it", () => this.#direct(signed(input, actor.user_id)));
  }

  undo(change: TieChange, actor: Actor) {
    return this.#by(actor, "director", "take that back", ({ journal }) => this.#direct(undoing(journal, change, actor.user_id)));
  }

  branch(request: BranchRequest, settings: Partial<Settings>, actor: Actor) {
    return answering(async (): Promise<Summary> => {
      if (this.#room.exists && this.#room.state.meta.parent?.ecosystem_id === request.parent_id) return summaryOf(this.name, this.#room);
      if (this.#room.exists || this.#copying) throw new EcosystemError(409, "There is a story here already.");
      this.#copying = true;
      try {
        const { settings: inherited } = await copyLog(this.ctx.storage, this.env.ECOSYSTEM.getByName(request.parent_id), request);
        this.#room = this.#open();
        this.#room.configure({ ...inherited, ...settings });
        this.#autonomy.act(branchInputs(request, this.#room.state, actor.user_id), false, { tick: this.#room.clock.tick });
        await changeLine(request.change, this.#room, this.#autonomy);
      } catch (error) {
        eraseLog(this.ctx.storage);
        this.#room = this.#open();
        throw error;
      } finally {
        this.#copying = false;
      }
      log({ event: "ecosystem_branched", ecosystem_id: this.name, parent_id: request.parent_id, from_seq: request.from_seq });
      this.#autonomy.attend();
      this.#autonomy.schedule(this.#room.state.meta.status === "running" ? Date.now() : null);
      return summaryOf(this.name, this.#room);
    });
  }

  configure(settings: Partial<Settings>, actor: Actor) {
    return this.#by(actor, "director", "change its settings", (room): Summary => {
      room.configure({ ...room.settings, ...settings });
      this.#autonomy.rearm();
      return summaryOf(this.name, room);
    });
  }

  issueTicket(actor: Actor) {
    return this.#of(() => issueTicket(this.ctx.storage, actor, Date.now()));
  }

  health() {
    return this.#of((room) => ({
      ...healthOf(this.name, room),
      viewers: this.#gate.count(),
      alarms: this.#autonomy.alarms,
      interaction_seconds: this.#durations.read(),
      sinks: this.#projections.health(),
    }));
  }

  nudge() {
    return this.#of(async (room) => {
      const nudged = await this.#autonomy.nudge();
      return { nudged, next_tick_at: isoTime(room.clock.next_tick_at) };
    });
  }

  adopt(next: AdoptionStep) {
    return answering((): Adoption => {
      const adoption = adopt(this.ctx.storage, next);
      if (adoption.state_hash === null) return adoption;
      this.#room = this.#open();
      // a log that came in paused has nothing to tell the timetable, but for its readers it must wake after a crash
      if (this.#room.state.meta.status === "running") this.#autonomy.rearm();
      void this.#projections.drain();
      this.#autonomy.committed();
      return adoption;
    });
  }

  settle() {
    return this.#of(async () => {
      await this.#projections.drain();
      // nothing is left to wake for, unless a store is away
      this.#autonomy.wake();
      return Math.max(0, ...this.#projections.health().map(({ lag }) => lag));
    });
  }

  reproject(sink: string, since: number, actor: Actor) {
    return this.#by(actor, "owner", "project it anew", () => this.#projections.reproject(sink, since));
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

  #direct(input: Input): { seq: number; timestamp: string } {
    this.#autonomy.attend();
    const last = this.#autonomy.act([input], false).at(-1);
    return { seq: this.#room.state.meta.seq, timestamp: last?.timestamp ?? new Date().toISOString() };
  }

  #of<Value>(work: (room: Room) => Value | Promise<Value>): Promise<Answer<Value>> {
    return askRoom(this.#room, work);
  }

  #by<Value>(actor: Actor, least: Role, what: string, work: (room: Room) => Value | Promise<Value>): Promise<Answer<Value>> {
    return askAs(this.#room, actor, least, what, work);
  }
}
