/** Books printed by the tests: one font of fixed width, indented paragraphs, running heads, broken words. */
import type { Story } from "./story.ts";

export interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

const LEFT = 60;
const TOP = 540;
const BOTTOM = 60;
const SIZE = 10;
const LEADING = 13;
const INDENT = 14;
/** Of Courier, in ems. */
const LETTER = 0.6;
const COLUMNS = 50;

const NARROW: Readonly<Record<string, number>> = { "“": 0x93, "”": 0x94, "‘": 0x91, "’": 0x92, "—": 0x97, "…": 0x85, é: 0xe9 };
const literal = (text: string): string =>
  Array.from(text, (letter) => {
    const code = NARROW[letter] ?? letter.charCodeAt(0);
    return code > 126 || "()\\".includes(letter) ? `\\${code.toString(8).padStart(3, "0")}` : letter;
  }).join("");

/** A PDF of these pages. */
export const pdfOf = (pages: readonly (readonly PrintedLine[])[], { title = "", author = "", more = "" } = {}): Uint8Array<ArrayBuffer> => {
  const objects: string[] = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + at * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    `<< /Title (${literal(title)}) /Author (${literal(author)}) >>`,
  ];
  pages.forEach((lines, at) => {
    const content = lines.map(({ text, x, y, size }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${literal(text)}) Tj ET`).join("\n");
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + at * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  });
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${more}>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file + end);
};

/** Lines of a paragraph; a long word that does not fit is broken where a hyphen may go. */
const wrap = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  let line = "  ";
  for (const word of text.split(" ")) {
    const room = columns - line.length - 1;
    if (word.length <= room || line.trim() === "") line += line.trim() === "" ? word : ` ${word}`;
    else if (/^[a-z]{8,}$/.test(word) && room >= 5) {
      lines.push(`${line} ${word.slice(0, 4)}-`);
      line = word.slice(4);
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
};

/** Prints a story on small pages, with its title over every page and a number under it. */
export const asPdf = ({ title, author, chapters }: Story): Uint8Array<ArrayBuffer> => {
  const pages: PrintedLine[][] = [[{ text: title, x: 120, y: 400, size: 20 }]];
  let y = 0;
  const open = (): void => {
    pages.push([]);
    y = TOP;
  };
  const set = (text: string, x: number, size: number, distance: number): void => {
    if (y - distance < BOTTOM) open();
    y -= distance;
    pages.at(-1)?.push({ text, x, y, size });
  };
  for (const one of chapters) {
    open();
    set(one.number, LEFT, 16, 30);
    set(one.title, LEFT, 16, 20);
    y -= 10;
    for (const text of one.paragraphs)
      wrap(text, COLUMNS).forEach((line, at) => set(line.trim(), LEFT + (at === 0 ? INDENT : 0), SIZE, LEADING));
  }
  const framed = pages.map((lines, at) =>
    at === 0
      ? lines
      : [
          { text: String(at), x: 200, y: 30, size: 8 },
          { text: title.toUpperCase(), x: LEFT + (at % 2) * LETTER * SIZE, y: 570, size: 8 },
          ...lines,
        ],
  );
  return pdfOf(framed, { title, author });
};
