/**
 * Reads LitBank's annotated extracts (github.com/dbamman/litbank, CC BY 4.0) as running text. The release gives one sentence per line, cut into tokens
 * and without paragraphs, so the spacing is restored and paragraphs are guessed from where speech opens and closes. Where speech follows speech, or a
 * sentence or two of narration after it, both are usual, and the annotation decides: another speaker opens a paragraph. So novels are set; it helps a reader a little.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface GoldQuote {
  /** Offsets into `text`, the marks left out, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Id of an entity. */
  readonly speaker: string | null;
}
export interface GoldMention {
  readonly entity: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "PROP" | "NOM" | "PRON";
  readonly text: string;
}
export interface Extract {
  readonly name: string;
  readonly text: string;
  readonly quotes: readonly GoldQuote[];
  /** Mentions of people only. */
  readonly mentions: readonly GoldMention[];
}

const OPENING = /^(?:["“‘«]|``)$/;
const CLOSING = /^(?:["”’»]|'')$/;
const isMark = (token: string): boolean => /^["“”«»]$/.test(token);
const PRONOUN =
  /^(?:i|me|my|mine|myself|you|your|yours|yourself|he|him|his|himself|she|her|hers|herself|we|us|our|they|them|their|it|its|thee|thou|thy|who|whom|whose)$/i;

/** Whether the tokens meet without a space. */
const isTight = (before: string, after: string, opensBefore: boolean, closesAfter: boolean): boolean =>
  opensBefore ||
  closesAfter ||
  /^(?:[.,;:!?)\]…]|['’](?:s|S|ll|d|ve|re|m|t)|n['’]t)$/.test(after) ||
  /^(?:[([]|--|—)$/.test(before) ||
  /^(?:--|—)$/.test(after) ||
  (/^['’‘]$/.test(before) && /^\p{Ll}/u.test(after));

interface Line {
  readonly tokens: readonly string[];
  /** For each token: 1 an opening mark, -1 a closing one. */
  readonly marks: readonly number[];
  /** Whether speech is open where the line begins. */
  readonly isInside: boolean;
}

const readLines = (raw: string): Line[] => {
  let isOpen = false;
  return raw
    .replace(/\n$/, "")
    .split("\n")
    .map((row): Line => {
      const tokens = row.split(" ").filter((token) => token !== "");
      const isInside = isOpen;
      const marks = tokens.map((token) => {
        if (!isMark(token) && token !== "``" && token !== "''") return 0;
        const opens = token === '"' ? !isOpen : OPENING.test(token);
        isOpen = opens;
        return opens ? 1 : CLOSING.test(token) ? -1 : 0;
      });
      return { tokens, marks, isInside };
    });
};

/** A line opens a paragraph where speech opens it and where narration other than "She…" follows speech, unless the same person goes on. */
const opensParagraph = (line: Line, before: Line | undefined, goesOn: boolean): boolean => {
  if (!before) return true;
  if (line.isInside || goesOn) return false;
  return line.marks[0] === 1 || (before.marks.at(-1) === -1 && !/^(?:He|She)$/.test(line.tokens[0] ?? ""));
};

interface MarkedQuote {
  readonly from: readonly [row: number, token: number];
  readonly to: readonly [row: number, token: number];
  speaker: string | null;
}

const readMarked = (file: string): MarkedQuote[] => {
  const marked = new Map<string, MarkedQuote>();
  for (const row of readFileSync(file, "utf8").split("\n")) {
    const [kind, id = "", ...rest] = row.split("\t");
    const [row1 = 0, token1 = 0, row2 = 0, token2 = 0] = rest.map(Number);
    const known = marked.get(id);
    if (kind === "QUOTE") marked.set(id, { from: [row1, token1], to: [row2, token2], speaker: null });
    else if (kind === "ATTRIB" && known) known.speaker = rest[0] ?? null;
  }
  return [...marked.values()]
    .filter(({ speaker }) => speaker !== null)
    .toSorted((one, other) => one.from[0] - other.from[0] || one.from[1] - other.from[1]);
};

const nameOf = (file: string): string => file.replace(/\.ann$/, "");

const readExtract = (folder: string, name: string): Extract => {
  const raw = readFileSync(join(folder, "coref", `${name}.txt`), "utf8");
  const lines = readLines(raw);
  const marked = readMarked(join(folder, "quotations", `${name}.ann`));
  const openedBy = new Map(marked.map(({ from, speaker }) => [from.join(" "), speaker]));
  const closedBy = new Map(marked.map(({ to, speaker }) => [to.join(" "), speaker]));
  /** Whether the person heard last before a row is the next one heard from it on, a little later. */
  const goesOn = (row: number): boolean => {
    const last = marked.findLast(({ to }) => to[0] < row);
    const next = marked.find(({ from }) => from[0] >= row);
    return last !== undefined && next !== undefined && last.speaker === next.speaker && next.from[0] - last.to[0] <= 3;
  };
  let text = "";
  /** Offsets in `text` by offset in the release. */
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  const places: { start: number; end: number }[][] = [];
  let offset = 0;
  lines.forEach((line, row) => {
    const own: { start: number; end: number }[] = [];
    line.tokens.forEach((token, at) => {
      const previous = line.tokens[at - 1];
      if (previous === undefined) text += row === 0 ? "" : opensParagraph(line, lines[row - 1], goesOn(row)) ? "\n\n" : " ";
      else if (line.marks[at - 1] === -1 && line.marks[at] === 1)
        text += closedBy.get(`${row} ${at - 1}`) === openedBy.get(`${row} ${at}`) ? " " : "\n\n";
      else if (!isTight(previous, token, line.marks[at - 1] === 1, line.marks[at] === -1)) text += " ";
      const start = text.length;
      text += token;
      own.push({ start, end: text.length });
      starts.set(offset, start);
      ends.set(offset + token.length, text.length);
      offset += token.length + 1;
    });
    places.push(own);
  });
  const mentions = new Map<string, GoldMention>();
  const kinds = new Map<string, "PROP" | "NOM">();
  const rows = readFileSync(join(folder, "coref", `${name}.ann`), "utf8").split("\n");
  const parsed = rows.flatMap((row) => {
    const [, label = "", from = "", to = "", words = ""] = /^T\d+\t(\S+) (\d+) (\d+)\t(.*)$/.exec(row) ?? [];
    return label === "" ? [] : [{ label, from: Number(from), to: Number(to), words }];
  });
  for (const { label, from, to } of parsed) {
    const kind = /^(PROP|NOM)_PER$/.exec(label)?.[1];
    if (kind === "PROP" || kind === "NOM") kinds.set(`${from} ${to}`, kind);
  }
  for (const { label, from, to, words } of parsed) {
    if (/^(?:PROP|NOM|PRON)_[A-Z]{3}$/.test(label)) continue;
    const kind = PRONOUN.test(words) ? "PRON" : kinds.get(`${from} ${to}`);
    const start = starts.get(from);
    const end = ends.get(to);
    if (!kind || start === undefined || end === undefined) continue;
    mentions.set(`${from} ${to}`, { entity: label, start, end, kind, text: text.slice(start, end) });
  }
  const quotes = marked.flatMap(({ from, to, speaker }): GoldQuote[] => {
    const start = places[from[0]]?.[from[1]]?.start;
    const end = places[to[0]]?.[to[1]]?.end;
    return start === undefined || end === undefined ? [] : [{ start, end, speaker }];
  });
  return { name, text, quotes: quotes.toSorted((one, other) => one.start - other.start), mentions: [...mentions.values()] };
};

/** Every extract below a folder that has `coref` and `quotations`; none where it is absent. */
export const readLitBank = (folder: string): Extract[] =>
  existsSync(join(folder, "quotations"))
    ? readdirSync(join(folder, "quotations"))
        .filter((file) => file.endsWith("_brat.ann"))
        .toSorted()
        .map((file) => readExtract(folder, nameOf(file)))
    : [];
