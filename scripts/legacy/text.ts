/** Bytes as text, whatever wrote them. */

export interface Decoded {
  readonly text: string;
  readonly encoding: "utf-8" | "windows-1252";
  /** NUL was there and is gone: PostgreSQL's text cannot hold it. */
  readonly hasNul: boolean;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const windows = new TextDecoder("windows-1252");

/** Every byte means something in windows-1252, so nothing fails. */
export const decode = (bytes: Uint8Array): Decoded => {
  let text: string;
  let encoding: Decoded["encoding"] = "utf-8";
  try {
    text = utf8.decode(bytes);
  } catch {
    text = windows.decode(bytes);
    encoding = "windows-1252";
  }
  const hasNul = text.includes("\0");
  return { text: hasNul ? text.replaceAll("\0", "") : text, encoding, hasNul };
};
