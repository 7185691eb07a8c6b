import { Parser } from "htmlparser2";
import { decodeMarkup } from "./charset.ts";
import { UnreadableBook } from "./unreadable.ts";

export interface XmlEvents {
  /** Names without their prefixes; attributes with them. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(words: string): void;
}

const DEEPEST = 500;
const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/**
 * Reads XML as it arrives, until the end or until `isEnough` says so. Entities that a document defines for itself are not expanded.
 * @throws UnreadableBook when elements are nested without end.
 */
export const readXml = async (
  chunks: AsyncIterable<Uint8Array>,
  events: XmlEvents,
  isEnough: () => boolean = () => false,
): Promise<void> => {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (depth > DEEPEST) throw new UnreadableBook("The parts of this file are nested without end, so it was not read.");
        events.open(local(name), attributes);
      },
      onclosetag: (name) => {
        depth -= 1;
        events.close(local(name));
      },
      ontext: (words) => events.text(words),
    },
    { xmlMode: true },
  );
  for await (const markup of decodeMarkup(chunks)) {
    parser.write(markup);
    if (isEnough()) return;
  }
  parser.end();
};
