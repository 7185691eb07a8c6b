/** Lines of print from the pieces of text on a page. Distances are in points, in the direction the text runs. */

/** A piece of text as the PDF library gives it: `transform` places it on the page, in points. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
}

export interface Line {
  readonly text: string;
  /** Where it begins and ends along the line. */
  readonly left: number;
  readonly right: number;
  /** Of the baseline; larger is higher on the page. */
  readonly y: number;
  /** Of the type most of it is set in. */
  readonly size: number;
}

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Quarter turns. */
  readonly turn: number;
}

/** As shares of the size of the type. */
const SAME_LINE = 0.45;
const SPACE = 0.16;
const RAISED = 0.15;
const NOTE_SIZE = 0.8;

const NOTE_MARK = /^[\s([]*(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6]{1,3})[\s)\]]*$/;

const pieceOf = ({ str, transform, width }: TextItem): Piece => {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform.map(Number);
  const turn = ((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4;
  const [along, up] = turn === 0 ? [x, y] : turn === 1 ? [y, -x] : turn === 2 ? [-x, -y] : [-y, x];
  return { text: str, left: along, right: along + width, y: up, size: Math.hypot(c, d) || 1, turn };
};

const isOnLine = (piece: Piece, line: readonly Piece[]): boolean => {
  const last = line.at(-1);
  if (!last || piece.turn !== last.turn) return false;
  const size = Math.max(piece.size, last.size);
  const base = line.reduce((most, one) => (one.size > most.size ? one : most), last);
  return Math.abs(piece.y - base.y) < Math.min(size, base.size * 1.5) * SAME_LINE && piece.right > last.left - size;
};

/** The size most of the letters have. */
const mainSize = (pieces: readonly Piece[]): number => {
  const shares = new Map<number, number>();
  for (const { size, text } of pieces) shares.set(size, (shares.get(size) ?? 0) + text.trim().length);
  return [...shares].reduce((best, one) => (one[1] > best[1] ? one : best), [pieces[0]?.size ?? 1, 0])[0];
};

const join = (unordered: readonly Piece[]): Line | null => {
  const size = mainSize(unordered);
  const base = unordered.find((piece) => piece.size === size)?.y ?? 0;
  const pieces = unordered.toSorted((one, other) => one.left - other.left);
  let text = "";
  let end = -Infinity;
  for (const piece of pieces) {
    const isMark = piece.size < size * NOTE_SIZE && piece.y > base + size * RAISED && NOTE_MARK.test(piece.text) && text.trim() !== "";
    if (isMark) continue;
    const gap = piece.left - end;
    if (text !== "" && gap > size * SPACE && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += " ";
    text += piece.text;
    end = Math.max(end, piece.right);
  }
  const words = text.replaceAll(/\s+/g, " ").trim();
  if (words === "") return null;
  const inked = pieces.filter((piece) => piece.text.trim() !== "");
  return { text: words, left: inked[0]?.left ?? 0, right: Math.max(...inked.map(({ right }) => right)), y: base, size };
};

/** The lines of a page, in the order in which the file draws them. */
export const linesOf = (items: readonly TextItem[]): Line[] => {
  const lines: Line[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    const line = open.some(({ text }) => text.trim() !== "") ? join(open) : null;
    if (line) lines.push(line);
    open = [];
  };
  for (const item of items) {
    if (item.str === "") continue;
    const piece = pieceOf(item);
    if (open.length > 0 && !isOnLine(piece, open)) close();
    open.push(piece);
  }
  close();
  return lines;
};
