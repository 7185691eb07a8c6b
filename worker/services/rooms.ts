/** Where an ecosystem's object is reached, and the one place where its refusals become problems. */
import type { EcosystemRpc } from "../../objects/ecosystem/contract.ts";
import type { Answer, Answering } from "../../objects/ecosystem/refusal.ts";
import { Problem } from "../problem.ts";

export type Room = Answering<EcosystemRpc>;

export interface Rooms {
  /**
   * What the object of the ecosystem with this id answers; it exists from its first question on, so check the id before.
   * @throws Problem when the object refuses.
   */
  ask<Value>(ecosystemId: string, question: (room: Room) => Promise<Answer<Value>>): Promise<Value>;
  /** A live connection: the WebSocket upgrade or the event stream. */
  connect(ecosystemId: string, request: Request): Promise<Response>;
}

export const createRooms = (namespace: Env["ECOSYSTEM"]): Rooms => ({
  ask: async (ecosystemId, question) => {
    const answer = await question(namespace.getByName(ecosystemId));
    if ("refusal" in answer) throw new Problem(answer.refusal.status, answer.refusal.reason);
    return answer.value;
  },
  connect: (ecosystemId, request) => namespace.getByName(ecosystemId).fetch(request),
});
