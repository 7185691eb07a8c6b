/** Zip archives that come from anybody: what is in them is known before anything is unpacked, and one entry is unpacked at a time. */
import { unzipSync } from "fflate";
import { Problem } from "../problem.ts";

const MAX_ENTRIES = 4_000;
/** Bytes of one unpacked entry, and of all together. */
const MAX_ENTRY = 16 * 1024 * 1024;
const MAX_TOTAL = 256 * 1024 * 1024;
/** Text of a log packs 5 to 30 times; a bomb packs a thousand times. */
const MAX_RATIO = 120;
/** Small entries of one letter pack well, and do no harm. */
const RATIO_FROM = 256 * 1024;

export interface Archive {
  readonly names: readonly string[];
  /** An entry's text; null when there is none of that name. */
  text(name: string): string | null;
}

const refuse = (why: string): Problem => new Problem(422, `This archive cannot be read: ${why}.`, [{ path: "file", message: why }]);

/** @throws Problem 422 for what is no archive, or too much of one. */
export const openArchive = (bytes: Uint8Array): Archive => {
  const sizes = new Map<string, number>();
  let total = 0;
  const list = (): void => {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize, compression }) => {
        if (sizes.has(name)) throw refuse(`it holds "${name.slice(0, 80)}" twice`);
        if (sizes.size >= MAX_ENTRIES) throw refuse(`it holds more than ${MAX_ENTRIES} files`);
        if (compression !== 0 && compression !== 8) throw refuse(`"${name.slice(0, 80)}" is packed in a way that is not read here`);
        total += originalSize;
        if (originalSize > MAX_ENTRY || total > MAX_TOTAL) throw refuse("it unpacks to more than may be brought in");
        if (originalSize > RATIO_FROM && originalSize > size * MAX_RATIO) throw refuse(`"${name.slice(0, 80)}" unpacks to far too much`);
        sizes.set(name, originalSize);
        return false;
      },
    });
  };
  attempt(list);
  return {
    names: [...sizes.keys()],
    text: (name) => {
      const size = sizes.get(name);
      if (size === undefined) return null;
      return attempt(() => {
        // unpacked into as many bytes as the directory says there are: an entry that lies about them is cut, and is then no JSON
        const unpacked = unzipSync(bytes, { filter: (entry) => entry.name === name })[name];
        if (unpacked?.length !== size) throw refuse(`"${name.slice(0, 80)}" is not as long as it says`);
        return new TextDecoder("utf-8", { fatal: true }).decode(unpacked);
      });
    },
  };
};

const attempt = <Value>(work: () => Value): Value => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw refuse("it is no zip archive, or it is damaged");
  }
};
