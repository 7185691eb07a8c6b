/** What a role may see. Two classes, so an event is serialised at most twice however many watch. */
import type { Role, ViewedEvent } from "../protocol.ts";
import { publicEvent, type Event } from "../simulation/index.ts";

export type RoleClass = "private" | "public";

export const roleClass = (role: Role): RoleClass => (role === "owner" || role === "director" ? "private" : "public");

export const viewedAs = (event: Event, viewer: RoleClass): ViewedEvent =>
  viewer === "private" ? event : (publicEvent(event) ?? { seq: event.seq, type: "hidden" });

/** Whether a private event is a person's own: words they whispered, or that were whispered to them. */
export const isOwn = (event: Event, userId: string): boolean => {
  if (event.visibility === "public") return false;
  const visitor = `visitor:${userId}`;
  if (event.type === "visitor_spoke") return event.data.speaker_id === visitor;
  return event.type === "character_interaction" && event.data.addressees.includes(visitor);
};

/** Roles in rising order of what they may do. */
const ranks: readonly Role[] = ["observer", "participant", "director", "owner"];
export const mayAct = (role: Role, least: Role): boolean => ranks.indexOf(role) >= ranks.indexOf(least);
