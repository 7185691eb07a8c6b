import { describe, expect, it } from "vitest";
import type { Database } from "../../../db/client.ts";
import { createEcosystems } from "../../../db/ecosystems.ts";
import type { NewEcosystem } from "../../../db/ecosystems.ts";
import { newUser } from "../database.ts";

export const describeEcosystems = (database: () => Database): void => {
  const create = (owner: string | null, character_ids: readonly string[], row: Partial<NewEcosystem> = {}) =>
    createEcosystems(database()).insertWithCast({ ecosystem: { name: "Highbury", ...row }, character_ids, owner });

  describe("ecosystems", () => {
    it("has its cast in joining order and its owner from the start", async () => {
      const ecosystems = createEcosystems(database());
      const owner = await newUser(database());
      const row = await create(owner.id, ["zoe", "anna", "mila"]);
      expect(await ecosystems.get(row.id)).toEqual(row);
      expect(await ecosystems.characterIds(row.id)).toEqual(["zoe", "anna", "mila"]);
      expect(await ecosystems.characterIdsOf([row.id, "none"])).toEqual(
        new Map([
          [row.id, ["zoe", "anna", "mila"]],
          ["none", []],
        ]),
      );
      expect(await ecosystems.roleOf(row.id, owner.id)).toBe("owner");
      expect(await ecosystems.roleOf(row.id, crypto.randomUUID())).toBeNull();
      expect(await ecosystems.countByOwner(owner.id)).toBe(1);
    });

    it("is made whole or not at all", async () => {
      const ecosystems = createEcosystems(database());
      const id = crypto.randomUUID();
      const owner = await newUser(database());
      await expect(create(owner.id, ["anna", "anna"], { id })).rejects.toMatchObject({ code: "23505" });
      expect(await ecosystems.get(id)).toBeNull();
      await create(owner.id, [], { id });
      await expect(create(owner.id, [], { id })).rejects.toMatchObject({ field: "id" });
    });

    it("is one demo at most, and nobody's", async () => {
      const ecosystems = createEcosystems(database());
      expect(await ecosystems.getDemo()).toBeNull();
      const demo = await create(null, ["anna"], { kind: "demo", visibility: "public" });
      await expect(create(null, [], { kind: "demo" })).rejects.toMatchObject({ name: "DuplicateError", field: "kind" });
      expect(await ecosystems.getDemo()).toEqual(demo);
      expect((await ecosystems.listPublic(10, null)).items.map(({ id }) => id)).toContain(demo.id);
    });

    it("is found by its members, by its characters, and by the watchdog", async () => {
      const ecosystems = createEcosystems(database());
      const [owner, stranger] = [await newUser(database()), await newUser(database())];
      const [anna, bruno] = [crypto.randomUUID(), crypto.randomUUID()];
      const both = await create(owner.id, [anna, bruno]);
      const alone = await create(owner.id, [anna]);
      const room = await create(owner.id, [anna], { kind: "green_room" });
      const page = await ecosystems.listFor(owner.id, 1, null);
      const rest = await ecosystems.listFor(owner.id, 5, page.next_cursor);
      const listed = new Map([...page.items, ...rest.items].map(({ id, member_role }) => [id, member_role]));
      expect(listed).toEqual(new Map([both, alone].map(({ id }) => [id, "owner"])));
      expect(await ecosystems.ecosystemsOfCharacters(anna, bruno, owner.id)).toEqual([both.id]);
      expect((await ecosystems.ecosystemsOfCharacters(anna, null, owner.id)).toSorted()).toEqual([both.id, alone.id, room.id].toSorted());
      expect(await ecosystems.ecosystemsOfCharacters(anna, null, stranger.id)).toEqual([]);
      const [first = ""] = await ecosystems.allIds(1);
      expect([first, ...(await ecosystems.allIds(1000, first))]).toEqual(await ecosystems.allIds(1001));
    });

    it("is overdue from its making on until its object says when it ticks, and not while it sleeps", async () => {
      const ecosystems = createEcosystems(database());
      const [past, future] = [new Date(0).toISOString(), "2999-01-01T00:00:00.000Z"];
      const overdue = async () => (await ecosystems.overdue(future, 1000)).map(({ id }) => id);
      const row = await create(null, []);
      expect(await overdue()).toContain(row.id);
      await ecosystems.setNextTick(row.id, null);
      expect(await overdue()).not.toContain(row.id);
      await ecosystems.setNextTick(row.id, past);
      expect((await ecosystems.overdue(future, 1))[0]).toEqual({ id: row.id, kind: "ordinary", created_at: row.created_at });
      await ecosystems.setNextTick(row.id, future);
      expect(await overdue()).not.toContain(row.id);
      await ecosystems.setNextTick("no id at all", past);
    });

    it("is no burden to its owner while it is a green room, and is found by its character then", async () => {
      const ecosystems = createEcosystems(database());
      const [owner, other] = [await newUser(database()), await newUser(database())];
      const anna = crypto.randomUUID();
      await create(owner.id, [anna]);
      const room = await create(owner.id, [anna], { kind: "green_room" });
      expect(await ecosystems.countByOwner(owner.id)).toBe(1);
      expect(await ecosystems.greenRoomsOf(anna, owner.id)).toEqual([room.id]);
      expect(await ecosystems.greenRoomsOf(anna, other.id)).toEqual([]);
    });

    it("is found among its parent's branches by those who take part in it, the newest first, and is none once the parent is gone", async () => {
      const ecosystems = createEcosystems(database());
      const [owner, other] = [await newUser(database()), await newUser(database())];
      const parent = await create(owner.id, []);
      const [first, second] = [
        await create(owner.id, [], { parent_id: parent.id, forked_at: 3 }),
        await create(owner.id, [], { parent_id: parent.id, forked_at: 5 }),
      ];
      await create(other.id, [], { parent_id: parent.id, forked_at: 5 });
      await create(owner.id, []);
      const found = await ecosystems.branchesOf(parent.id, owner.id);
      expect(found.map(({ id, member_role }) => [id, member_role])).toEqual([
        [second.id, "owner"],
        [first.id, "owner"],
      ]);
      expect(await ecosystems.branchesOf("no id at all", owner.id)).toEqual([]);
      await ecosystems.remove(parent.id);
      expect(await ecosystems.branchesOf(parent.id, owner.id)).toEqual([]);
      expect(await ecosystems.get(first.id)).toMatchObject({ parent_id: null, forked_at: 3 });
    });

    it("changes its name and ends with all that belongs to it", async () => {
      const ecosystems = createEcosystems(database());
      const owner = await newUser(database());
      const row = await create(owner.id, ["anna"]);
      expect(await ecosystems.update(row.id, { name: "Hartfield", visibility: "unlisted" })).toMatchObject({ name: "Hartfield" });
      expect(await ecosystems.remove(row.id)).toBe(true);
      expect(await ecosystems.characterIds(row.id)).toEqual([]);
      expect(await ecosystems.roleOf(row.id, owner.id)).toBeNull();
      expect([await ecosystems.remove(row.id), await ecosystems.update(row.id, { name: "x" })]).toEqual([false, null]);
    });
  });
};
