/** A log on its way into an object. */
import type { Adoption, LogPart } from "../../objects/ecosystem/contract.ts";
import type { Rooms } from "./rooms.ts";

/**
 * Brings the next commits of a log into the object with this id. A part may be sent again until the last has come.
 * @throws Problem 409 when the object has a log, or another one on its way; 422 for one that is not whole, which is given up with the last part.
 */
export const adoptLog = async (rooms: Rooms, id: string, { head, rows, last }: LogPart): Promise<Adoption> => {
  if (last) return rooms.ask(id, (room) => room.adopt({ step: "complete", head, rows }));
  await rooms.ask(id, (room) => room.adopt({ step: "begin", head }));
  return rooms.ask(id, (room) => room.adopt({ step: "append", rows }));
};
