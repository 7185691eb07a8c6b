/** Forms with a file (RFC 7578), read as they arrive: `Request.formData` would keep the whole file in memory, twice while it is made. */
import { Buffer } from "node:buffer";
import { Problem } from "../../problem.ts";

/** A file on its way in; its bytes can be read once. */
export interface IncomingFile {
  readonly name: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Headers of one part, in bytes. */
const MOST_HEADERS = 16 * 1024;

const unreadable = (): Problem => new Problem(400, "The form could not be read; send the book as multipart/form-data.");

class Parts {
  readonly #source: AsyncIterator<Uint8Array>;
  /** What has arrived and was not taken yet. The first boundary has no line before it: it is given one. */
  #held: Buffer = Buffer.from("\r\n");

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** What arrives next; what is held has to be a copy, for its memory may be used again. */
  async #next(): Promise<Buffer> {
    const { done, value } = await this.#source.next();
    if (done === true) throw unreadable();
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }

  /** The bytes before `mark`, piece by piece; `mark` itself is passed over. A piece is valid until the next one. */
  async *upTo(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      const end = at === -1 ? Math.max(0, this.#held.length - mark.length + 1) : at;
      const piece = this.#held.subarray(0, end);
      this.#held = this.#held.subarray(at === -1 ? end : end + mark.length);
      if (piece.length > 0) yield piece;
      if (at !== -1) return;
      this.#held = Buffer.from(this.#held);
      const next = await this.#next();
      const seam = Buffer.concat([this.#held, next.subarray(0, mark.length - 1)]);
      if (seam.length < next.length && !seam.includes(mark)) {
        // the mark is not across the two: what came is taken as it is, and fifty megabytes are not copied
        if (this.#held.length > 0) yield this.#held;
        this.#held = next;
      } else this.#held = Buffer.concat([this.#held, next]);
    }
  }

  /** Whether the boundary just passed was the last. */
  async isOver(): Promise<boolean> {
    while (this.#held.length < 2) {
      const before = Buffer.from(this.#held);
      this.#held = Buffer.concat([before, await this.#next()]);
    }
    return this.#held.subarray(0, 2).toString("latin1") === "--";
  }

  async headers(): Promise<string> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of this.upTo(Buffer.from("\r\n\r\n"))) {
      size += piece.length;
      if (size > MOST_HEADERS) throw unreadable();
      pieces.push(Buffer.from(piece));
    }
    return Buffer.concat(pieces).toString("utf8");
  }
}

const boundaryOf = (contentType: string): string => {
  const found = /^multipart\/form-data\s*;(?:[^"]|"[^"]*")*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) throw unreadable();
  return boundary;
};

/** A parameter of a part's disposition; browsers write a quotation mark in it as %22, older programs as \". */
const parameterOf = (headers: string, name: string): string | null => {
  const disposition = /^content-disposition:[ \t]*form-data(.*)$/im.exec(headers)?.[1] ?? "";
  const found = new RegExp(`;[ \\t]*${name}=(?:"((?:\\\\"|[^"])*)"|([^\\s;"]+))`, "i").exec(disposition);
  return (found?.[1] ?? found?.[2])?.replaceAll(/\\"|%22/g, '"') ?? null;
};

/** The form's first file of that name. @throws Problem 400 for what is no form, also while the body is read; 422 for a form without it. */
export const fileIn = async (contentType: string, source: AsyncIterable<Uint8Array>, field: string): Promise<IncomingFile> => {
  const boundary = Buffer.from(`\r\n--${boundaryOf(contentType)}`);
  const parts = new Parts(source);
  const pass = async (): Promise<void> => {
    const passed = parts.upTo(boundary);
    while ((await passed.next()).done !== true);
  };
  for (await pass(); !(await parts.isOver()); await pass()) {
    const headers = await parts.headers();
    const name = parameterOf(headers, "filename");
    // a form whose field was left empty sends a file without a name
    if (name && parameterOf(headers, "name") === field) return { name, body: parts.upTo(boundary) };
  }
  throw new Problem(422, "There is no file in the form. Choose one first.", [{ path: field, message: "is missing" }]);
};
