/** Who may do what: the studio-wide roles, and the roles within one ecosystem. */
import type { Role as EcosystemRole } from "../../objects/protocol.ts";
import type { User, UserRole } from "../contract.ts";
import { Problem } from "../problem.ts";

export type Permission =
  | "document:upload"
  | "character:create"
  | "character:read"
  | "character:update"
  | "character:delete"
  | "ecosystem:create"
  | "ecosystem:manage"
  | "ecosystem:view"
  | "ecosystem:interact"
  | "admin:full";

const FREE: readonly Permission[] = ["document:upload", "character:create", "character:read", "ecosystem:view"];
const PREMIUM: readonly Permission[] = [
  ...FREE,
  "character:update",
  "character:delete",
  "ecosystem:create",
  "ecosystem:manage",
  "ecosystem:interact",
];

const PERMISSIONS: Readonly<Record<UserRole, readonly Permission[]>> = { free_user: FREE, premium_user: PREMIUM, admin: ["admin:full"] };

export const may = (user: User, permission: Permission): boolean => {
  const granted = PERMISSIONS[user.role];
  return granted.includes("admin:full") || granted.includes(permission);
};

/** @throws Problem 403 when the user's role does not carry the permission. */
export const permit = (user: User, permission: Permission): void => {
  if (!may(user, permission)) throw new Problem(403, `Your account (${user.role}) does not carry the permission ${permission}.`);
};

const RANK: Readonly<Record<EcosystemRole, number>> = { observer: 0, participant: 1, director: 2, owner: 3 };

/** Whether someone who is `held` in an ecosystem may do what takes `needed`. */
export const reaches = (held: EcosystemRole, needed: EcosystemRole): boolean => RANK[held] >= RANK[needed];
