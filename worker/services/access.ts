/**
 * Whose ecosystem it is, and what the asking person may do there. A private ecosystem of others does not exist for them (404);
 * somebody who is not signed in is told to sign in, whether it exists or not.
 */
import type { EcosystemRow } from "../../db/ecosystems.ts";
import type { Actor } from "../../objects/ecosystem/contract.ts";
import type { Role } from "../../objects/protocol.ts";
import { reaches } from "../auth/permissions.ts";
import type { User } from "../contract.ts";
import { notFound, Problem } from "../problem.ts";
import type { Dependencies } from "./dependencies.ts";
import { existingId } from "./ids.ts";

export interface Access {
  readonly row: EcosystemRow;
  readonly actor: Actor;
}

const DEEDS: Readonly<Record<Role, string>> = {
  observer: "watch",
  participant: "take part",
  director: "direct",
  owner: "change this ecosystem",
};

/** What `user` is in an ecosystem; null when they may not know of it. */
const roleIn = async ({ stores }: Dependencies, user: User | null, row: EcosystemRow): Promise<Role | null> => {
  if (user !== null) {
    if (row.owner_id === user.id || user.role === "admin") return "owner";
    const membership = await stores.ecosystems.roleOf(row.id, user.id);
    if (membership !== null) return membership;
  }
  return row.visibility === "private" ? null : "observer";
};

/** @throws Problem 401 or 404 when they may not know of it, 403 when their role there does not reach `needed`. */
export const accessTo = async (dependencies: Dependencies, user: User | null, id: string, needed: Role): Promise<Access> => {
  const refusal = (): Problem => (user === null ? new Problem(401, "Sign in to see this ecosystem.") : notFound("ecosystem"));
  let row: EcosystemRow | null;
  try {
    row = await dependencies.stores.ecosystems.get(existingId(id, "ecosystem"));
  } catch (error) {
    throw error instanceof Problem ? refusal() : error;
  }
  const role = row === null ? null : await roleIn(dependencies, user, row);
  if (row === null || role === null) throw refusal();
  if (!reaches(role, needed))
    throw new Problem(
      403,
      `As ${role === "observer" ? "an observer" : `a ${role}`} you may watch; to ${DEEDS[needed]} takes the role ${needed}.`,
    );
  return { row, actor: { user_id: user?.id ?? "", name: user?.username ?? "", role } };
};
