/** An ecosystem goes: its object first, then what the stores copied, its row last, so that an interrupted removal can be repeated. */
import type { Actor } from "../../objects/ecosystem/contract.ts";
import { isMissing } from "../problem.ts";
import type { Dependencies } from "./dependencies.ts";

type Removing = Pick<Dependencies, "rooms" | "forget" | "stores">;

/** @param actor Must be its owner. */
export const removeEcosystem = async ({ rooms, forget, stores }: Removing, id: string, actor: Actor): Promise<void> => {
  try {
    await rooms.ask(id, (room) => room.destroy(actor));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await forget(id);
  await stores.ecosystems.remove(id);
};
