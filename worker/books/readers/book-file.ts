/** A file to read a book from, wherever it lies; a Blob is one. */
export interface BookFile {
  /** Bytes. */
  readonly size: number;
  /** The bytes from `start` to before `end`, or to the end of the file where that comes first. */
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}
