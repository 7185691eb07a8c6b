/** Bytes read at a time. */
const PIECE = 256 * 1024;

/** A reader that fills memory of ours; null for a stream that has no such reader. */
const fillingReader = (stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | null => {
  try {
    return stream.getReader({ mode: "byob" });
  } catch {
    return null;
  }
};

/**
 * A stream in pieces that lie in the same memory, one after the other: fifty megabytes of small pieces would wait for the collector as long as
 * the isolate has room. A piece is valid until the next one.
 */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = fillingReader(stream);
  if (reader === null) {
    yield* stream;
    return;
  }
  let memory = new ArrayBuffer(PIECE);
  for (;;) {
    const { done, value } = await reader.read(new Uint8Array(memory));
    if (done) return;
    yield value;
    memory = value.buffer;
  }
}
