/** Ecosystems: who owns which is Postgres's to say, everything that lives in one is its object's. */
import type { CharacterRow } from "../../db/characters.ts";
import type { EcosystemRow } from "../../db/ecosystems.ts";
import type { Page as StoredPage } from "../../db/pages.ts";
import { permit } from "../auth/permissions.ts";
import type { StoryServices } from "../contract-story.ts";
import type { Ecosystem, EcosystemDraft, Page, Services, User } from "../contract.ts";
import { roleClass, viewedAs } from "../../objects/ecosystem/visibility.ts";
import type { Role } from "../../objects/protocol.ts";
import { isMissing, Problem } from "../problem.ts";
import { accessTo } from "./access.ts";
import { creationOf } from "./creation.ts";
import type { Dependencies } from "./dependencies.ts";
import { changeOf } from "./relationships.ts";
import { removeEcosystem } from "./removal.ts";
import { toEcosystem } from "./rows.ts";

/** Ecosystems one person may keep at a time. */
export const MAX_ECOSYSTEMS = 200;

export const createEcosystemsService = (dependencies: Dependencies): Omit<Services["ecosystems"], keyof StoryServices> => {
  const { settings, stores, rooms } = dependencies;
  const access = (user: User | null, id: string, needed: Role = "observer") => accessTo(dependencies, user, id, needed);

  const described = async (row: EcosystemRow, role: Role, characterIds: readonly string[]): Promise<Ecosystem> => {
    const summary = await rooms.ask(row.id, (room) => room.summary());
    return toEcosystem(row, summary, role, characterIds);
  };

  /** A row whose object was never made (the edge died in between) is left out. */
  const describedIfAlive = async (row: EcosystemRow, role: Role, characterIds: readonly string[]): Promise<Ecosystem[]> => {
    try {
      return [await described(row, role, characterIds)];
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  };

  const describedPage = async <Row extends EcosystemRow>(found: StoredPage<Row>, roleOf: (row: Row) => Role): Promise<Page<Ecosystem>> => {
    const cast = await stores.ecosystems.characterIdsOf(found.items.map((row) => row.id));
    const items = await Promise.all(found.items.map((row) => describedIfAlive(row, roleOf(row), cast.get(row.id) ?? [])));
    return { items: items.flat(), next_cursor: found.next_cursor };
  };

  const checkModel = (model: string | undefined): void => {
    if (model !== undefined && !settings.models.includes(model))
      throw new Problem(422, `This studio does not know the model "${model}".`, [
        { path: "settings.model", message: `is one of ${settings.models.join(", ")}` },
      ]);
  };

  /** The characters of a draft, in its order. @throws Problem 422 for those that are not the user's. */
  const castOf = async (user: User, draft: EcosystemDraft): Promise<CharacterRow[]> => {
    const found = new Map((await stores.characters.getMany(draft.character_ids)).map((row) => [row.id, row]));
    const errors = draft.character_ids.flatMap((id, index) =>
      found.get(id)?.owner_id === user.id
        ? []
        : [{ path: `character_ids.${index}`, message: "there is no such character, or it is not yours" }],
    );
    if (errors.length > 0) throw new Problem(422, "An ecosystem is made of your own characters.", errors);
    return draft.character_ids.flatMap((id) => found.get(id) ?? []);
  };

  return {
    async list(user, page) {
      permit(user, "ecosystem:view");
      return describedPage(await stores.ecosystems.listFor(user.id, page.limit, page.cursor), (row) => row.member_role);
    },

    async listPublic(page) {
      return describedPage(await stores.ecosystems.listPublic(page.limit, page.cursor), () => "observer");
    },

    async demo() {
      const row = await stores.ecosystems.getDemo();
      if (row === null) return null;
      const [demo] = await describedIfAlive(row, "observer", await stores.ecosystems.characterIds(row.id));
      return demo ?? null;
    },

    async create(user, draft) {
      permit(user, "ecosystem:create");
      checkModel(draft.settings?.model);
      const characters = await castOf(user, draft);
      if ((await stores.ecosystems.countByOwner(user.id)) >= MAX_ECOSYSTEMS)
        throw new Problem(409, `You keep ${MAX_ECOSYSTEMS} ecosystems already. Delete one to make room.`);
      const ids = characters.map((character) => character.id);
      const ties = await stores.characters.tiesAmong(ids);
      const id = crypto.randomUUID();
      const creation = creationOf(id, draft, characters, ties);
      const row = await stores.ecosystems.insertWithCast({
        ecosystem: {
          id,
          owner_id: user.id,
          name: draft.name,
          description: draft.description ?? "",
          visibility: creation.settings.visibility,
        },
        character_ids: ids,
        owner: user.id,
      });
      try {
        await rooms.ask(id, (room) => room.create(creation));
      } catch (error) {
        await stores.ecosystems.remove(id);
        throw error;
      }
      return described(row, "owner", ids);
    },

    async get(user, id) {
      const { row, actor } = await access(user, id);
      return described(row, actor.role, await stores.ecosystems.characterIds(row.id));
    },

    async update(user, id, change) {
      const { row, actor } = await access(user, id, "owner");
      permit(user, "ecosystem:manage");
      const { settings: wanted } = change;
      checkModel(wanted?.model);
      if (wanted !== undefined) await rooms.ask(row.id, (room) => room.configure(wanted, actor));
      const updated = await stores.ecosystems.update(row.id, {
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(change.description === undefined ? {} : { description: change.description }),
        ...(wanted?.visibility === undefined ? {} : { visibility: wanted.visibility }),
      });
      return described(updated ?? row, actor.role, await stores.ecosystems.characterIds(row.id));
    },

    async remove(user, id) {
      const { row, actor } = await access(user, id, "owner");
      permit(user, "ecosystem:manage");
      await removeEcosystem(dependencies, row.id, actor);
    },

    async version(user, id) {
      const { row, actor } = await access(user, id);
      const version = await rooms.ask(row.id, (room) => room.version());
      const sees_private = roleClass(actor.role) === "private";
      return { id: row.id, ...version, sees_private, is_public: row.visibility === "public" && !sees_private };
    },
    async dashboard(user, id) {
      const { row } = await access(user, id);
      return rooms.ask(row.id, (room) => room.dashboard());
    },
    async graph(user, id) {
      const { row } = await access(user, id);
      return rooms.ask(row.id, (room) => room.graph());
    },
    async characters(user, id) {
      const { row, actor } = await access(user, id);
      return rooms.ask(row.id, (room) => room.characters(actor.role));
    },
    async threads(user, id) {
      const { row } = await access(user, id);
      return rooms.ask(row.id, (room) => room.threads());
    },
    async events(user, id, range) {
      const { row, actor } = await access(user, id);
      return rooms.ask(row.id, (room) => room.events(range, actor.role));
    },
    async replay(user, id, to) {
      const { row, actor } = await access(user, id);
      return rooms.ask(row.id, (room) => room.replay(to, actor.role));
    },
    async control(user, id, action, ticks) {
      const { row, actor } = await access(user, id, "director");
      return rooms.ask(row.id, (room) => room.control(action, ticks, actor));
    },
    async worldEvent(user, id, event) {
      const { row, actor } = await access(user, id, "director");
      return rooms.ask(row.id, (room) =>
        room.author({ kind: "world_event", content: event.content, location: event.location ?? null }, actor),
      );
    },
    async ledger(user, id, from, to) {
      const { row, actor } = await access(user, id);
      const changes = await rooms.ask(row.id, (room) => room.history(from, to));
      return changes.filter((event) => viewedAs(event, roleClass(actor.role)).type !== "hidden").map((event) => changeOf(row.id, event));
    },
    async ticket(user, id) {
      const { row, actor } = await access(user, id);
      return rooms.ask(row.id, (room) => room.issueTicket(actor));
    },
  };
};
