/** A file that cannot be read as a book. The message is written for the reader who uploaded it. */
export class UnreadableBook extends Error {
  override readonly name = "UnreadableBook";
}
