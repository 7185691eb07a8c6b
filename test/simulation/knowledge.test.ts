import { describe, expect, test } from "vitest";
import { chatter, creation } from "./cast.ts";
import { startRun } from "./run.ts";

const CANARY = "the canary sang at midnight";

describe("nobody knows what they did not witness", () => {
  test("a secret and a thought reach no other character's view and no public event", () => {
    for (const seed of [1, 2]) {
      const create = creation(9, seed);
      const run = startRun({
        ...create,
        characters: create.characters.map((one) => (one.id === "p0" ? { ...one, secrets: [CANARY] } : one)),
      });
      const knowing = new Set<string>();
      run.live(120, (wish) => {
        if (JSON.stringify(wish).includes(CANARY)) knowing.add(wish.speaker_id);
        return { ...chatter(wish), thought: wish.speaker_id === "p0" ? CANARY : "" };
      });
      expect([...knowing], `seed ${seed}`).toEqual(["p0"]);
      const told = run.events.filter((event) => event.visibility === "public" && JSON.stringify(event).includes(CANARY));
      expect(told, `seed ${seed}`).toEqual([]);
    }
  });

  test("every line in a view was heard by the speaker, also when they came late", () => {
    let late = 0;
    for (const seed of [1, 2, 3]) {
      const run = startRun(creation(14, seed));
      const heard = new Map<number, readonly string[]>();
      const joined = new Set<string>();
      let read = 0;
      const unheard: string[] = [];
      run.live(100, (wish) => {
        for (const event of run.events.slice(read)) {
          if (event.type === "character_interaction") heard.set(event.seq, event.audience);
          if (event.type === "conversation_joined") joined.add(`${event.data.character_id} ${event.data.conversation_id}`);
        }
        read = run.events.length;
        const { id, lines = [] } = run.state.conversations.get(run.state.characters.get(wish.speaker_id)?.conversation_id ?? "") ?? {};
        if (joined.has(`${wish.speaker_id} ${id}`) && lines.length > wish.view.conversation.lines.length) late += 1;
        for (const { seq } of wish.view.conversation.lines)
          if (!heard.get(seq)?.includes(wish.speaker_id)) unheard.push(`${wish.speaker_id} did not hear ${seq}`);
        return chatter(wish);
      });
      expect(unheard, `seed ${seed}`).toEqual([]);
    }
    expect(late).toBeGreaterThan(0);
  });
});
