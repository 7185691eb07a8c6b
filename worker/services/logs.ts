/** A log on its way into an object. */
import type { Adoption, BundleHead, LogRow } from "../../objects/ecosystem/contract.ts";
import type { Rooms } from "./rooms.ts";

/**
 * Brings the next commits of a log into the object with this id; after the last of them the ecosystem exists. A part may be sent again;
 * a log that is there whole, and is the announced one, is adopted already.
 * @throws Problem 409 when the object holds something else, 422 for a log that is not whole; it is then given up.
 */
export const adoptLog = async (
  rooms: Rooms,
  id: string,
  { head, rows, last }: { readonly head: BundleHead; readonly rows: readonly LogRow[]; readonly last: boolean },
): Promise<Adoption> => {
  await rooms.ask(id, (room) => room.adopt({ step: "begin", head }));
  const held = await rooms.ask(id, (room) => room.adopt({ step: "append", rows }));
  if (!last) return held;
  try {
    return await rooms.ask(id, (room) => room.adopt({ step: "finish" }));
  } catch (error) {
    await rooms.ask(id, (room) => room.adopt({ step: "abandon" }));
    throw error;
  }
};
