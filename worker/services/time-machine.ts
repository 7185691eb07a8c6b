/** Going back in a story, parting from it, and asking why it came as it did. */
import type { MemberEcosystemRow } from "../../db/ecosystems.ts";
import type { BranchChange } from "../../objects/ecosystem/contract.ts";
import type { ViewedEvent } from "../../objects/protocol.ts";
import { compareStories, findDivergence } from "../../objects/simulation/index.ts";
import { permit } from "../auth/permissions.ts";
import type { BranchWish, TimeMachineServices } from "../contract-story.ts";
import type { Ecosystem, User } from "../contract.ts";
import { isMissing, Problem } from "../problem.ts";
import { accessTo, type Access } from "./access.ts";
import { arrivalOf } from "./creation.ts";
import type { Dependencies } from "./dependencies.ts";
import { MAX_ECOSYSTEMS } from "./ecosystems.ts";
import { removeEcosystem } from "./removal.ts";
import { mayBranch, toEcosystem } from "./rows.ts";

export const createTimeMachine = (dependencies: Dependencies): TimeMachineServices => {
  const { rooms, stores, settings } = dependencies;

  const changeOf = async (user: User, wish: BranchWish): Promise<BranchChange> => {
    if (wish.kind === "join") return { kind: "join", character: (await arrivalOf(stores, user, wish.character_id, [])).character };
    if (wish.kind === "settings" && wish.settings.model !== undefined && !settings.models.includes(wish.settings.model))
      throw new Problem(422, `This studio does not know the model "${wish.settings.model}".`);
    return wish;
  };

  const eventAt = async ({ row, actor }: Access, seq: number): Promise<ViewedEvent | null> =>
    (await rooms.ask(row.id, (room) => room.events({ since: seq - 1, until: seq, limit: 1 }, actor.role))).events[0] ?? null;

  /** null for a row whose object is not there. */
  const branchOf = async (row: MemberEcosystemRow, cast: readonly string[]): Promise<Ecosystem | null> => {
    try {
      return toEcosystem(row, await rooms.ask(row.id, (room) => room.summary()), row.member_role, cast);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };

  return {
    async branch(user, id, { from_seq, change: wish, name }) {
      const { row: parent, actor: there } = await accessTo(dependencies, user, id, "observer");
      permit(user, "ecosystem:create");
      if (!mayBranch(parent, there.role))
        throw new Problem(
          403,
          "Only those who direct this ecosystem may branch it: a branch shows its owner everything that is kept private here.",
        );
      if ((await stores.ecosystems.countByOwner(user.id)) >= MAX_ECOSYSTEMS)
        throw new Problem(409, `You keep ${MAX_ECOSYSTEMS} ecosystems already. Delete one to make room.`);
      const change = await changeOf(user, wish);
      const branchId = crypto.randomUUID();
      const title = name ?? `What if: ${parent.name}`.slice(0, 120);
      const cast = await stores.ecosystems.characterIds(parent.id);
      const row = await stores.ecosystems.insertWithCast({
        ecosystem: {
          id: branchId,
          owner_id: user.id,
          name: title,
          description: parent.description,
          visibility: "private",
          parent_id: parent.id,
          forked_at: from_seq,
        },
        character_ids: change.kind === "join" ? [...new Set([...cast, change.character.id])] : cast,
        owner: user.id,
      });
      const actor = { user_id: user.id, name: user.username, role: "owner" } as const;
      try {
        const request = { id: branchId, name: title, parent_id: parent.id, from_seq, change };
        const changed = change.kind === "settings" ? change.settings : {};
        const summary = await rooms.ask(branchId, (room) => room.branch(request, { ...changed, visibility: "private" }, actor));
        return toEcosystem(row, summary, "owner", await stores.ecosystems.characterIds(branchId));
      } catch (error) {
        await removeEcosystem(dependencies, branchId, actor);
        throw error;
      }
    },

    async branches(user, id) {
      const { row: parent } = await accessTo(dependencies, user, id, "observer");
      if (user === null) return [];
      const rows = await stores.ecosystems.branchesOf(parent.id, user.id);
      const casts = await stores.ecosystems.characterIdsOf(rows.map((row) => row.id));
      const branches = await Promise.all(rows.map((row) => branchOf(row, casts.get(row.id) ?? [])));
      return branches.filter((branch) => branch !== null);
    },

    async compare(user, id, withId) {
      const first = await accessTo(dependencies, user, id, "observer");
      const second = await accessTo(dependencies, user, withId, "observer");
      if (first.row.id === second.row.id) throw new Problem(422, "A story is not compared with itself.");
      const both = [first, second] as const;
      const lengths = await Promise.all(both.map(({ row }) => rooms.ask(row.id, async (room) => room.summary())));
      const parted = await findDivergence(Math.min(...lengths.map(({ seq }) => seq)), async (seqs) => {
        const [here, there] = await Promise.all(both.map(({ row }) => rooms.ask(row.id, (room) => room.eventIds(seqs))));
        return seqs.map((_, index) => here?.[index] === there?.[index]);
      });
      const since = (parted ?? Math.min(...lengths.map(({ seq }) => seq)) + 1) - 1;
      const sideOf = ({ row, actor }: Access) => rooms.ask(row.id, (room) => room.side(since, actor.role));
      const [here, there] = await Promise.all([sideOf(first), sideOf(second)]);
      const divergence =
        parted === null ? null : { seq: parted, events: await Promise.all([eventAt(first, parted), eventAt(second, parted)]) };
      return compareStories(here, there, divergence);
    },

    async climate(user, id, range) {
      const { row } = await accessTo(dependencies, user, id, "observer");
      return rooms.ask(row.id, (room) => room.climate(range));
    },

    async turn(user, id, turn) {
      const { row, actor } = await accessTo(dependencies, user, id, "observer");
      const seq = Number(turn.replace(/^t/, ""));
      if (!Number.isSafeInteger(seq) || seq < 1) throw new Problem(404, "There is no such turn.");
      return rooms.ask(row.id, (room) => room.turn(seq, actor.role));
    },

    async trace(user, id, factId) {
      const { row, actor } = await accessTo(dependencies, user, id, "director");
      return rooms.ask(row.id, (room) => room.factTrace(factId, actor));
    },
  };
};
