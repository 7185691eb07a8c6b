/** An ecosystem leaves as a bundle, and a bundle becomes an ecosystem: the same log, to the byte. */
import type { LogRow } from "../../objects/ecosystem/contract.ts";
import type { NewCharacter } from "../../db/characters.ts";
import type { Event, Profile } from "../../objects/simulation/index.ts";
import { permit } from "../auth/permissions.ts";
import { openArchive, type Archive } from "../bundles/archive.ts";
import { faultIn } from "../bundles/events.ts";
import { FORMAT, isLogFile, logFile, logRowSchema, MANIFEST, manifestSchema, VERSION, type Manifest } from "../bundles/format.ts";
import { lorebookOf } from "../bundles/lorebook.ts";
import { createRetelling, type Retelling } from "../bundles/retelling.ts";
import { zipStream, type Entry } from "../bundles/zip-stream.ts";
import type { Services } from "../contract.ts";
import { Problem } from "../problem.ts";
import { accessTo, type Access } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { MAX_ECOSYSTEMS } from "./ecosystems.ts";
import { UUID } from "./ids.ts";
import { adoptLog } from "./logs.ts";

/** Characters of events that are sent to the object at once. */
const PART_CHARACTERS = 4_000_000;

const json = (value: unknown): string => JSON.stringify(value, null, 1);
const refuse = (why: string): Problem => new Problem(422, `This bundle cannot be read: ${why}.`, [{ path: "file", message: why }]);

async function* entriesOf({ rooms }: Dependencies, { row, actor }: Access): AsyncGenerator<Entry> {
  const head = await rooms.ask(row.id, (room) => room.exportHead(actor));
  const manifest = { format: FORMAT, version: VERSION, name: row.name, description: row.description, ecosystem_id: row.id, head };
  yield { name: MANIFEST, text: json(manifest) };
  const { state } = await rooms.ask(row.id, (room) => room.replay(null, actor.role));
  for (const [index, { memories: _memories, ...character }] of state.characters.entries())
    yield { name: `characters/${String(index + 1).padStart(4, "0")}.json`, text: json(character) };
  yield { name: "relationships.json", text: json(state.relationships) };
  yield { name: "lorebook.json", text: json(lorebookOf(state)) };
  const changes: string[] = [];
  const retelling = createRetelling();
  let number = 0;
  for (let since: number | null = 0; since !== null;) {
    const from: number = since;
    const page = await rooms.ask(row.id, (room) => room.exportLog({ since: from, until: head.seq }, actor));
    for (const event of page.rows.flatMap(({ events }) => JSON.parse(events) as Event[])) {
      retelling.take(event);
      if (event.type === "relationship_changed" || event.type === "relationship_type_changed") changes.push(JSON.stringify(event));
    }
    yield { name: logFile((number += 1)), text: page.rows.map((commit) => JSON.stringify(commit)).join("\n") };
    since = page.next_since;
  }
  yield { name: "relationship_history.jsonl", text: changes.join("\n") };
  for (const [index, scenario] of retelling.scenarios().entries())
    yield { name: `scenarios/${String(index + 1).padStart(4, "0")}.json`, text: json(scenario) };
}

const manifestOf = (archive: Archive): Manifest => {
  const text = archive.text(MANIFEST);
  if (text === null) throw refuse(`it holds no ${MANIFEST}`);
  const parsed = manifestSchema.safeParse(parse(text, MANIFEST));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(`${MANIFEST}: ${issue?.path.map(String).join(".") ?? ""} ${issue?.message ?? "is malformed"}`);
};

const parse = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(`${where} is not JSON`);
  }
};

/** The commits of the log in order. */
function* commitsOf(archive: Archive): Generator<LogRow> {
  for (const name of archive.names.filter(isLogFile).toSorted())
    for (const line of (archive.text(name) ?? "").split("\n")) {
      if (line === "") continue;
      const row = logRowSchema.safeParse(parse(line, name));
      if (!row.success) throw refuse(`${name} holds something that is no commit`);
      yield row.data;
    }
}

/** Checks every event, and reads off what is in no log: whose it is, and who. @throws Problem 422 */
const retell = (archive: Archive): Retelling => {
  const retelling = createRetelling();
  for (const { events: body, first_seq } of commitsOf(archive)) {
    const events = parse(body, `the commit at ${first_seq}`);
    const fault = faultIn(events);
    if (fault !== null) throw refuse(fault);
    for (const event of events as readonly Event[]) retelling.take(event);
  }
  return retelling;
};

/** Those of the cast that nobody has here come with it; one that is not a studio's own (the demo's) stays in the story alone. */
const rowsOf = (cast: readonly Profile[], owner_id: string): NewCharacter[] =>
  cast
    .filter(({ id }) => UUID.test(id))
    .map(({ traits, portrait: _portrait, ...profile }) => ({ ...profile, owner_id, personality_traits: traits }));

export const createBundles = (dependencies: Dependencies): Services["bundles"] => {
  const { settings, stores, rooms } = dependencies;

  const adopt = async (id: string, head: Manifest["head"], archive: Archive): Promise<void> => {
    let rows: LogRow[] = [];
    let size = 0;
    for (const row of commitsOf(archive)) {
      rows.push(row);
      size += row.events.length;
      if (size < PART_CHARACTERS) continue;
      await adoptLog(rooms, id, { head, rows, last: false });
      [rows, size] = [[], 0];
    }
    await adoptLog(rooms, id, { head, rows, last: true });
  };

  return {
    async take(user, id) {
      const access = await accessTo(dependencies, user, id, "owner");
      const filename = `${access.row.name.replace(/[^\p{L}\p{N} _-]/gu, "").trim() || "ecosystem"}.zip`;
      return { filename, body: zipStream(entriesOf(dependencies, access)) };
    },

    async bring(user, bytes) {
      permit(user, "ecosystem:create");
      if ((await stores.ecosystems.countByOwner(user.id)) >= MAX_ECOSYSTEMS)
        throw new Problem(409, `You keep ${MAX_ECOSYSTEMS} ecosystems already. Delete one to make room.`);
      const archive = openArchive(bytes);
      const { name, description, head } = manifestOf(archive);
      const model = settings.models.includes(head.settings.model) ? head.settings.model : "local";
      const retelling = retell(archive);
      const cast = retelling.cast();
      const origin = retelling.parent();
      const parent = origin === null ? null : await stores.ecosystems.get(origin.id);
      const branch = parent === null ? {} : { parent_id: parent.id, forked_at: origin?.seq ?? null };
      const id = crypto.randomUUID();
      await stores.ecosystems.insertWithCast({
        ecosystem: { id, name, description, visibility: "private", next_tick_at: null, ...branch },
        character_ids: cast.map((character) => character.id),
        owner: user.id,
      });
      try {
        await adopt(id, { ...head, settings: { ...head.settings, model, visibility: "private" } }, archive);
        await stores.characters.insertMissing(rowsOf(cast, user.id));
        return id;
      } catch (error) {
        await rooms.ask(id, (room) => room.adopt({ step: "abandon" }));
        await stores.ecosystems.remove(id);
        throw error;
      }
    },
  };
};
