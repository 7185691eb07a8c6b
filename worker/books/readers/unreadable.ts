/** A file that cannot be read as a book. The message is written for the reader who uploaded it: what is wrong, and what to do. */
export class UnreadableBook extends Error {
  override readonly name = "UnreadableBook";
  /** The file is of a kind that is not read at all, whatever is in it. */
  readonly isForeign: boolean;

  constructor(message: string, { isForeign = false }: { readonly isForeign?: boolean } = {}) {
    super(message);
    this.isForeign = isForeign;
  }
}
