/** A copied log becomes a story of its own. */
import type { Input } from "../input.ts";
import { Refusal } from "../refusal.ts";
import type { World } from "../world.ts";

export const branch = (world: World, input: Extract<Input, { kind: "branch" }>): void => {
  const { id: parent_id, seq, roster } = world.state.meta;
  if (parent_id === input.id) throw new Refusal("This is a branch already.");
  const { id, name, change, by } = input;
  world.emit("ecosystem_branched", { id, name, parent_id, from_seq: seq, change, by }, { audience: roster });
};
