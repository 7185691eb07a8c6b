/** The part of `Services.ecosystems` that directs a story, goes back in it, asks why, and parts from it. */
import type { AuthorInput, BranchChange, ClimatePoint, FactTrace, Settings, Summary, TurnReason } from "../objects/ecosystem/contract.ts";
import type { Comparison, Input, InteractionType, Scenario, ScenarioDefinition } from "../objects/simulation/index.ts";
import type { Ecosystem, User } from "./contract.ts";

/** Where in the log it is, and when it was written there. */
export interface Written {
  readonly seq: number;
  readonly timestamp: string;
}

export type ScenarioAction = Extract<Input, { kind: "scenario_control" }>["action"];

export type TieSetting = Pick<Extract<AuthorInput, { kind: "override" }>, "change" | "because">;

/** As somebody asks for it: who comes is named by an id, and their profile is looked up. */
export type BranchWish =
  | Exclude<BranchChange, { kind: "join" | "settings" | "line" }>
  | { readonly kind: "join"; readonly character_id: string }
  | { readonly kind: "settings"; readonly settings: Partial<Pick<Settings, "tick_seconds" | "model" | "run_while_away">> }
  | {
      readonly kind: "line";
      readonly character_id: string;
      readonly to: string;
      readonly text: string;
      readonly type: InteractionType;
    };

export interface BranchDraft {
  readonly from_seq: number;
  readonly change: BranchWish;
  readonly name?: string;
}

/** What a director does. Each throws a `Problem` 403 for those who are none, 422 when the story cannot take it. */
export interface DirectingServices {
  startScenario(
    user: User,
    id: string,
    scenario: ScenarioDefinition,
  ): Promise<{ id: string; status: Scenario["status"]; start_time: string }>;
  /** As the asking person may know it; null when none was ever played. */
  scenario(user: User | null, id: string): Promise<Scenario | null>;
  controlScenario(user: User, id: string, action: ScenarioAction): Promise<Scenario | null>;
  direct(user: User, id: string, direction: { to: string; text: string; turns?: number }): Promise<Written>;
  tell(user: User, id: string, told: { to: readonly string[]; text: string }): Promise<Written>;
  /** One of the user's own characters comes, as it is in the library. */
  enter(user: User, id: string, characterId: string): Promise<Written>;
  leave(user: User, id: string, characterId: string): Promise<Written>;
  move(user: User, id: string, characterId: string, location: string): Promise<Written>;
  /** Sets one value of how `from` stands to `to`. */
  setTie(user: User, id: string, from: string, to: string, setting: TieSetting): Promise<Written>;
  /** Takes the change of event `seq` of that tie back. */
  undo(user: User, id: string, from: string, to: string, seq: number): Promise<Written>;
}

export interface TimeMachineServices {
  /** An ecosystem of the user's own that has this one's log up to an event, and goes on with one thing changed. */
  branch(user: User, id: string, draft: BranchDraft): Promise<Ecosystem>;
  /** The asking person's own branches of it, newest first. */
  branches(user: User | null, id: string): Promise<readonly Ecosystem[]>;
  compare(user: User | null, id: string, withId: string): Promise<Comparison>;
  climate(user: User | null, id: string, range: { since: number; until?: number; limit: number }): Promise<readonly ClimatePoint[]>;
  /** Why somebody had the floor: `turn` is the turn's id, or the number of its event or of its line. */
  turn(user: User | null, id: string, turn: string): Promise<TurnReason>;
  /** Who learned it from whom; for directors. */
  trace(user: User, id: string, factId: string): Promise<FactTrace>;
}

export type StoryServices = DirectingServices & TimeMachineServices;

/** How an ecosystem runs, as its object tells it. */
export type Running = Pick<Summary, "status" | "seq" | "settings" | "parent">;
