/**
 * The room's own drive: ticks on the alarm, steps on input, words for the turns that wait for them. The loop cannot die: the next
 * alarm is armed before anything that could fail, and whatever fails is logged and left behind.
 */
import { describeError, log } from "../log.ts";
import type { Mind } from "../mind/mind.ts";
import type { Event, Input, Reply } from "../simulation/index.ts";
import { ATTENTION_MS, nextAlarm, nextTick, tickDelay, tickIsDue } from "./pace.ts";
import { recall } from "./recall.ts";
import type { Dice, Room } from "./room.ts";
import { mindFor, Wishes } from "./wishes.ts";

export interface AutonomyDeps {
  readonly ecosystemId: () => string;
  readonly room: () => Room;
  readonly storage: DurableObjectStorage;
  readonly env: Env;
  viewers(): number;
  /** Epoch milliseconds at which a failed sink wants the alarm; null for none. */
  retryAt(): number | null;
  /** Told when the next tick is due, whenever that is set; null while the room sleeps. */
  scheduled(nextTickAt: number | null): void;
}

export class Autonomy {
  readonly #deps: AutonomyDeps;
  readonly #wishes: Wishes;
  #mind: { readonly model: string; readonly mind: Mind } | null = null;
  /** Those that fired since the object woke. */
  alarms = 0;
  /** A single step runs in a paused room too. */
  #stepping = false;

  constructor(deps: AutonomyDeps) {
    this.#deps = deps;
    this.#wishes = new Wishes({
      open: () => (this.#isActing() ? this.#room.wishes() : []),
      recall: (wish) => recall(deps.storage, wish, this.#room.clock.at),
      answer: (turnId, reply, because) => this.#answer({ kind: "reply", turn_id: turnId, reply, ...(because ? { because } : {}) }),
      report: (outcome) => log({ event: "wish_failed", ecosystem_id: deps.ecosystemId(), ...outcome }),
    });
  }

  /** The alarm fired: for a tick, for a sink that waits, or a second time. */
  alarm(): void {
    this.alarms++;
    const now = Date.now();
    const due = tickIsDue(this.#room.clock.next_tick_at, now);
    const delay = this.#delay(now);
    this.schedule(due ? (delay === null ? null : now + delay) : this.#room.clock.next_tick_at);
    if (due && delay !== null) this.#attempt(() => this.act([], true));
  }

  /** One step with these inputs; throws `Refusal`, with nothing changed, when one cannot be. */
  act(inputs: readonly Input[], autonomous: boolean, dice: Dice = {}): Event[] {
    const events = this.#room.advance(inputs, autonomous, dice);
    this.#attempt(() => this.#wishes.perform(this.#currentMind()));
    return events;
  }

  /** Runs ticks now, with their lines, whether or not the room is paused. */
  async step(ticks: number): Promise<void> {
    this.#stepping = true;
    try {
      for (let tick = 0; tick < ticks; tick++) {
        this.act([], true);
        await this.#wishes.settled();
      }
    } finally {
      this.#stepping = false;
    }
  }

  /** Resolves when every turn that waited for words has had its answer. */
  settled(): Promise<void> {
    return this.#wishes.settled();
  }

  /** One line, at once, outside any turn. Rejects when the mind fails. */
  speak(wish: Parameters<Wishes["speak"]>[1]): Promise<Reply> {
    return this.#wishes.speak(this.#currentMind(), wish);
  }

  /** Something that the pace depends on has changed: the next tick comes as planned, sooner, or not at all. */
  rearm(): void {
    const now = Date.now();
    this.schedule(nextTick(this.#room.clock.next_tick_at, this.#delay(now), now));
  }

  /** Sets the time of the next tick, and the alarm. */
  schedule(nextTickAt: number | null = this.#room.clock.next_tick_at): void {
    if (nextTickAt !== this.#room.clock.next_tick_at) this.#room.setClock({ next_tick_at: nextTickAt });
    this.#deps.scheduled(nextTickAt);
    this.wake();
  }

  /** A room that does not tick has no other alarm that would take up what a crash interrupts: its sinks' reading of what is new. */
  committed(): void {
    if (this.#room.clock.next_tick_at === null) this.wake();
  }

  /** Sets the alarm for whatever comes first: the next tick, or a sink that is behind. */
  wake(): void {
    const alarm = nextAlarm(this.#room.clock.next_tick_at, this.#deps.retryAt(), Date.now());
    void (alarm === null ? this.#deps.storage.deleteAlarm() : this.#deps.storage.setAlarm(alarm));
  }

  /** Somebody asks about the room: for a while that counts as watching. */
  attend(): void {
    const now = Date.now();
    if (this.#room.clock.attended_until - now > ATTENTION_MS / 2) return;
    this.#room.setClock({ attended_until: now + ATTENTION_MS });
    this.rearm();
  }

  /** Re-arms a loop whose alarm is missing or long overdue; true when it had to. */
  async nudge(): Promise<boolean> {
    const now = Date.now();
    const delay = this.#delay(now);
    if (delay === null) {
      if (this.#room.clock.next_tick_at !== null) this.schedule(null);
      return false;
    }
    const alarm = await this.#deps.storage.getAlarm();
    if (alarm !== null && alarm >= now - 2 * Math.max(delay, 1_000)) return false;
    this.schedule(now);
    return true;
  }

  get #room(): Room {
    return this.#deps.room();
  }

  /** Words came for a turn. Those that come after a pause are dropped: the turn asks again on resuming. */
  #answer(input: Input): void {
    if (this.#isActing()) this.#attempt(() => this.act([input], false));
  }

  #isActing(): boolean {
    return this.#room.state.meta.status === "running" || this.#stepping;
  }

  #delay(now: number): number | null {
    if (!this.#room.exists) return null;
    const watched = this.#deps.viewers() > 0 || now < this.#room.clock.attended_until;
    return tickDelay({
      status: this.#room.state.meta.status,
      settings: this.#room.settings,
      company: this.#room.state.meta.roster.length,
      watched,
    });
  }

  #currentMind(): Mind {
    const { model } = this.#room.settings;
    if (this.#mind?.model !== model) this.#mind = { model, mind: mindFor(model, this.#deps.env) };
    return this.#mind.mind;
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      log({ event: "tick_failed", ecosystem_id: this.#deps.ecosystemId(), tick: this.#room.clock.tick, error: describeError(error) });
    }
  }
}
