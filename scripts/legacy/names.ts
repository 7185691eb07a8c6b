/** Which names an owner has given twice: only a hash of each is kept, so that any number of rows can be gone through. */
import { createHash } from "node:crypto";

export class DuplicateNames {
  readonly #seen = new Set<string>();

  /** Whether the owner has had one of this name before, in any case of letters. */
  isRepeated(owner: string, name: string): boolean {
    const key = createHash("sha1").update(`${owner}/${name.toLowerCase()}`).digest("base64").slice(0, 16);
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return false;
  }
}
