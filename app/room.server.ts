/** What a live room's page begins with: who is there and the last pages of the script, so that there is something to read at once. */
import type { AppLoadContext } from "@remix-run/cloudflare";
import type { Ecosystem } from "../worker/contract.ts";
import type { RoomData } from "./live/room-data.ts";

/** Events before now that come with the page. */
const RECENT = 160;

export const roomData = async ({ services, user }: AppLoadContext, ecosystem: Ecosystem): Promise<RoomData> => {
  const { id, name, description, role, status, seq, settings, may_branch } = ecosystem;
  const [cast, beginning, page] = await Promise.all([
    services.ecosystems.characters(user, id),
    services.ecosystems.events(user, id, { since: 0, until: 1, limit: 1 }),
    services.ecosystems.events(user, id, { since: Math.max(0, seq - RECENT), limit: RECENT + 40 }),
  ]);
  const first = beginning.events[0];
  return {
    id,
    name,
    description,
    role,
    status,
    may_branch: may_branch && user !== null,
    tick_seconds: settings.tick_seconds,
    seq: page.events.at(-1)?.seq ?? seq,
    cast: cast.map(({ id: characterId, name: called, pronoun, traits, portrait, location }) => ({
      id: characterId,
      name: called,
      pronoun,
      traits,
      portrait,
      location,
    })),
    feelings: Object.fromEntries(cast.map(({ id: of, mood, emotion, social_energy }) => [of, { mood, emotion, social_energy }])),
    events: page.events,
    opens_at: first?.type === "ecosystem_created" ? first.data.scene.opens_at : 0,
  };
};
