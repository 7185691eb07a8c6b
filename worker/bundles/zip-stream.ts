/** A zip archive as a stream that is made while it is read: no more than one entry is in memory. */
import { strToU8, Zip, ZipDeflate } from "fflate";

export interface Entry {
  readonly name: string;
  readonly text: string;
}

/** Entries are asked for when the reader is ready for more. */
export const zipStream = (entries: AsyncIterator<Entry>): ReadableStream<Uint8Array> => {
  let packed: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else packed.push(chunk);
  });
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (packed.length === 0) {
        const { value, done } = await entries.next();
        if (done === true) {
          zip.end();
          for (const chunk of packed) controller.enqueue(chunk);
          return controller.close();
        }
        const file = new ZipDeflate(value.name, { level: 6 });
        zip.add(file);
        file.push(strToU8(value.text), true);
        if (failure !== null) throw failure;
      }
      for (const chunk of packed) controller.enqueue(chunk);
      packed = [];
    },
    async cancel() {
      await entries.return?.();
    },
  });
};
