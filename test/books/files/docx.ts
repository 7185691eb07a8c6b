import { escape } from "./markup.ts";
import { pack } from "./pack.ts";
import type { Story } from "./story.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
export const paragraph = (content: string, style = ""): string =>
  `<w:p>${style === "" ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${content}</w:p>`;

/** German style ids, as a German Word writes them, with the names that every Word knows. */
const STYLES =
  `<w:styles ${W}><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>` +
  `<w:style w:type="paragraph" w:styleId="Eigene"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>` +
  `<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style></w:styles>`;

/** A document of these paragraphs. */
export const docxOf = (body: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array<ArrayBuffer> =>
  pack({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels":
      '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document.xml"/></Relationships>',
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": STYLES,
    ...more,
  });

export const asDocx = ({ title, author, chapters }: Story): Uint8Array<ArrayBuffer> =>
  docxOf(
    [
      paragraph(run(title), "Titel"),
      ...chapters.flatMap((one) => [
        paragraph(`${run(one.number)}<w:r><w:br/></w:r>${run(one.title)}`, "Eigene"),
        // a word processor cuts its runs anywhere
        ...one.paragraphs.map((text) => paragraph(run(text.slice(0, 7)) + run(text.slice(7)))),
      ]),
    ].join(""),
    { "docProps/core.xml": `<cp><dc:title></dc:title><dc:creator>${author}</dc:creator><dc:language>en-GB</dc:language></cp>` },
  );
