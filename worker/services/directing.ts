/** A director's hand in a story: everything is an input to its object, which notes who gave it. */
import type { AuthorInput } from "../../objects/ecosystem/contract.ts";
import type { DirectingServices, Written } from "../contract-story.ts";
import type { User } from "../contract.ts";
import { Problem } from "../problem.ts";
import { accessTo } from "./access.ts";
import { arrivalOf } from "./creation.ts";
import type { Dependencies } from "./dependencies.ts";
import { existingId } from "./ids.ts";

export const createDirecting = (dependencies: Dependencies): DirectingServices => {
  const { rooms, stores } = dependencies;

  const author = async (user: User, id: string, input: AuthorInput): Promise<Written> => {
    const { row, actor } = await accessTo(dependencies, user, id, "director");
    return rooms.ask(row.id, (room) => room.author(input, actor));
  };

  return {
    async startScenario(user, id, scenario) {
      const { row, actor } = await accessTo(dependencies, user, id, "director");
      const { timestamp } = await rooms.ask(row.id, (room) => room.author({ kind: "scenario", scenario }, actor));
      const started = await rooms.ask(row.id, (room) => room.scenario(actor.role));
      if (started === null) throw new Problem(409, "The scenario is over already.");
      return { id: started.id, status: started.status, start_time: timestamp };
    },
    async scenario(user, id) {
      const { row, actor } = await accessTo(dependencies, user, id, "observer");
      return rooms.ask(row.id, (room) => room.scenario(actor.role));
    },
    async controlScenario(user, id, action) {
      await author(user, id, { kind: "scenario_control", action });
      return this.scenario(user, id);
    },
    direct: (user, id, direction) => author(user, id, { kind: "direct", ...direction }),
    tell: (user, id, told) => author(user, id, { kind: "tell", ...told }),
    async enter(user, id, characterId) {
      const { row, actor } = await accessTo(dependencies, user, id, "director");
      const present = await rooms.ask(row.id, (room) => room.characters(actor.role));
      const arrival = await arrivalOf(
        stores,
        user,
        characterId,
        present.map((character) => character.id),
      );
      const written = await rooms.ask(row.id, (room) => room.author({ kind: "join", ...arrival }, actor));
      await stores.ecosystems.addToCast(row.id, arrival.character.id);
      return written;
    },
    leave: (user, id, characterId) => author(user, id, { kind: "leave", character_id: existingId(characterId, "character") }),
    move: (user, id, characterId, location) =>
      author(user, id, { kind: "move", character_id: existingId(characterId, "character"), location }),
    setTie: (user, id, from, to, setting) =>
      author(user, id, { kind: "override", from: existingId(from, "character"), to: existingId(to, "character"), ...setting }),
    async undo(user, id, from, to, seq) {
      const { row, actor } = await accessTo(dependencies, user, id, "director");
      return rooms.ask(row.id, (room) => room.undo({ from, to, seq }, actor));
    },
  };
};
