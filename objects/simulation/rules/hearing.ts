/** Who hears which line, and whom a line calls upon. */
import type { CharacterId, Line, Profile } from "../state.ts";
import { firstNameOf } from "../text.ts";

/** A whisper is heard by its speaker and those it is for. */
export const mayHear = (id: CharacterId, line: Pick<Line, "whispered" | "speaker_id" | "addressees">): boolean =>
  !line.whispered || line.speaker_id === id || line.addressees.includes(id);

/** Whether the line calls the character by name: "Ada, ...", "..., Ada?", "@Ada". */
export const callsUpon = (text: string, { name, aliases }: Pick<Profile, "name" | "aliases">): boolean =>
  [name, firstNameOf(name), ...aliases].some((called) => called.length > 2 && text.includes(called) && isCalled(text, called));

const isCalled = (text: string, name: string): boolean => {
  for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
    const before = text.slice(0, from).trimEnd();
    const after = text.slice(from + name.length);
    if (before.endsWith("@")) return true;
    const begins = before === "" || /[.!?…,;:“"]$/u.test(before);
    if (begins && /^\s*[,?!]/u.test(after)) return true;
    if (before.endsWith(",") && /^\s*([.?!,…]|$)/u.test(after)) return true;
  }
  return false;
};
