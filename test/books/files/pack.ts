import { strToU8, zipSync, type Zippable } from "fflate";

/** A zip archive of texts and bytes. */
export const pack = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> => {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) entries[name] = typeof content === "string" ? strToU8(content) : content;
  return Uint8Array.from(zipSync(entries));
};

export const blobOf = (content: string | Uint8Array): Blob => new Blob([typeof content === "string" ? content : Uint8Array.from(content)]);
