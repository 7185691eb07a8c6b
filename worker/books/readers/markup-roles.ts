/** What an element of HTML or XHTML is in a book, told by its name, its EPUB and ARIA types, and its classes. */

export type Attributes = Readonly<Record<string, string>>;

/** How an element is read: `drop` is not the author's text, `note` belongs behind the story, `apart` is text that is not the story. */
export type Role = "block" | "inline" | "break" | "rule" | "drop" | "note" | "apart" | "preformatted" | { readonly heading: number };

const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));

const DROPPED = set(
  "script style head template svg math iframe object audio video canvas map select button textarea rt rp case noscript form",
);
const BLOCKS = set(
  "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer header hgroup hr html li main menu nav ol p " +
    "section summary table tbody td tfoot th thead tr ul",
);
const APART = set(
  "toc landmarks loi lot page-list index copyright-page imprint imprimatur colophon titlepage halftitlepage seriespage backlist other-credits doc-toc doc-index " +
    "doc-colophon doc-credits",
);
const NOTES = set(
  "footnote footnotes rearnote rearnotes endnote endnotes doc-footnote doc-endnote doc-endnotes foot-note end-note footnotetext endnotetext footnote-text",
);
const REFERENCES = set("noteref doc-noteref footnoteref footnote-ref noteref fnanchor footnote-reference footnotereference");
const PAGE_MARKS = set("pagebreak doc-pagebreak");
const NUMBERED = set(
  "pagenum pageno page-number page-num pagenumber page_number linenum lnum linenumber line-number ln verse-number versenum",
);

const tokensOf = (value: string | undefined): string[] => value?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];

export const typesOf = (attributes: Attributes): string[] => [
  ...tokensOf(attributes["epub:type"] ?? attributes["type"]),
  ...tokensOf(attributes["role"]),
];

/** Whether a note of this element stands in the middle of a sentence. */
export const isInlineName = (name: string): boolean => !BLOCKS.has(name);

/** `nav` in a page of its own is the site's; in an e-book it is the list of contents. */
export const roleOf = (name: string, attributes: Attributes, isBook: boolean): Role => {
  if (DROPPED.has(name)) return "drop";
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (heading) return { heading: Number(heading) };
  if (name === "br") return "break";
  if (name === "hr") return "rule";
  const types = typesOf(attributes);
  if (types.some((type) => PAGE_MARKS.has(type))) return "drop";
  const classes = tokensOf(attributes["class"]);
  if (types.some((type) => NOTES.has(type)) || classes.some((type) => NOTES.has(type))) return "note";
  if (name === "nav" && !isBook) return "drop";
  if (name === "nav" || types.some((type) => APART.has(type))) return "apart";
  if (name === "pre") return "preformatted";
  return BLOCKS.has(name) ? "block" : "inline";
};

const MARK = /^\s*[[({]?\s*(?:\d{1,3}|[*\u2020\u2021\u00a7\u00b6]{1,3})\s*[\])}]?\s*$/;
const LETTER_MARK = /^\s*[[({][a-z][\])}]\s*$/i;
const NUMBER = /^\s*[[({]?\s*(?:p(?:g|age)?\.?\s*)?(?:\d{1,5}|[ivxlc]{1,8})\s*[\])}]?\s*$/i;

/** Whether the words of an inline element are the number of a note, a page or a line, and not the author's. */
export const isApparatus = (name: string, attributes: Attributes, words: string, before: string, inHeading: boolean): boolean => {
  const classes = tokensOf(attributes["class"]);
  if ([...typesOf(attributes), ...classes].some((type) => REFERENCES.has(type))) return true;
  if (classes.some((type) => NUMBERED.has(type))) return NUMBER.test(words);
  const isMark = MARK.test(words) || LETTER_MARK.test(words);
  if (name === "a") return isMark && !inHeading && (attributes["href"] ?? "").includes("#");
  return name === "sup" && isMark && !/[\d\s]$/.test(before);
};
