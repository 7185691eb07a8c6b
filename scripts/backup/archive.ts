/** A backup's folder as one zip, and back. Files go through in pieces, so a backup may be larger than the memory. */
import { Unzip, UnzipInflate, Zip, ZipDeflate } from "fflate";
import { createReadStream, createWriteStream, mkdirSync, readdirSync, type WriteStream } from "node:fs";
import { once } from "node:events";
import { dirname, join, relative, resolve, sep } from "node:path";

/** A zip of this kind numbers bytes and files with 32 and 16 bits. */
const MAX_BYTES = 4_000_000_000;

const within = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

const ended = async (stream: WriteStream): Promise<void> => {
  stream.end();
  await once(stream, "close");
};

/** @throws Error when it would be too large for a zip. */
export const pack = async (folder: string, path: string): Promise<void> => {
  const out = createWriteStream(path);
  let written = 0;
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    written += chunk.length;
    out.write(chunk);
  });
  for (const file of within(folder)) {
    const entry = new ZipDeflate(relative(folder, file).split(sep).join("/"), { level: 6 });
    zip.add(entry);
    for await (const chunk of createReadStream(file)) {
      entry.push(chunk as Buffer);
      if (out.writableNeedDrain) await once(out, "drain");
      if (failure !== null) throw failure;
      if (written > MAX_BYTES)
        throw new Error(`The backup is too large for a zip (4 GB); write it to a folder instead: npm run backup -- FOLDER`);
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  await ended(out);
};

export const unpack = async (path: string, folder: string): Promise<void> => {
  const root = resolve(folder);
  const open = new Set<Promise<void>>();
  const unzip = new Unzip((entry) => {
    const file = resolve(root, entry.name);
    if (!file.startsWith(root + sep)) throw new Error(`The archive has a file outside of itself: ${entry.name}`);
    mkdirSync(dirname(file), { recursive: true });
    const out = createWriteStream(file);
    entry.ondata = (error, chunk, final) => {
      if (error) throw error;
      out.write(chunk);
      if (final) open.add(ended(out));
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of createReadStream(path)) {
    unzip.push(chunk as Buffer);
    await Promise.all(open);
    open.clear();
  }
  unzip.push(new Uint8Array(), true);
  await Promise.all(open);
};
