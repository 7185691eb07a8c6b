/** The public demo: our own short story, alive from the first start on. */
import { DuplicateError } from "../../db/errors.ts";
import type { Creation } from "../../objects/ecosystem/contract.ts";
import { DEFAULT_SETTINGS } from "../../objects/ecosystem/settings.ts";
import { demoCast, demoMemories, demoScene, demoTies } from "../demo/cast.ts";
import { DEMO_TITLE } from "../demo/story.ts";
import { newSeed } from "./creation.ts";
import type { Dependencies } from "./dependencies.ts";

const DESCRIPTION = "A small company from a story of our own. Nobody has to sign up to watch them.";

/** The demo's id; two isolates that come at once agree on one row. */
const demoId = async ({ stores }: Dependencies): Promise<string> => {
  const known = await stores.ecosystems.getDemo();
  if (known !== null) return known.id;
  try {
    const row = await stores.ecosystems.insertWithCast({
      ecosystem: { kind: "demo", name: DEMO_TITLE, description: DESCRIPTION, visibility: "public" },
      character_ids: demoCast.map((character) => character.id),
      owner: null,
    });
    return row.id;
  } catch (error) {
    const other = error instanceof DuplicateError ? await stores.ecosystems.getDemo() : null;
    if (other === null) throw error;
    return other.id;
  }
};

/** Makes the demo, row and object, unless it is there. Can be called at any time, any number of times. */
export const ensureDemo = async (dependencies: Dependencies): Promise<void> => {
  const id = await demoId(dependencies);
  const creation: Creation = {
    id,
    name: DEMO_TITLE,
    seed: newSeed(),
    scene: demoScene,
    characters: demoCast,
    ties: demoTies,
    memories: demoMemories,
    // a newcomer hears somebody speak within five seconds of opening the page
    settings: { ...DEFAULT_SETTINGS, tick_seconds: 3, visibility: "public", run_while_away: true },
  };
  await dependencies.rooms.ask(id, (room) => room.create(creation));
};
