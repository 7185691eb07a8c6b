import type { Range } from "./shapes.ts";

export interface TitlePage {
  /** "" when the text opens without a title. */
  readonly title: string;
  /** "" when nobody is named as the author. */
  readonly author: string;
}

const LONGEST_TITLE = 90;
const MOST_WORDS = 14;
const BYLINE = /(?:^|\n)[ \t*_]*(?:written )?by\b[ \t]*:?[ \t]*\r?\n?[ \t]*([^\n\r]{3,60}?)[ \t*_]*(?=\r?\n|$)/i;
const SMALL = /^(?:a|an|the|and|or|but|of|in|on|at|to|for|from|by|with|de|la|le|von|van)$/;
const ENDS_SENTENCE = /[.!?,;:…][*_]*["”’']?$/;

const tidy = (text: string): string => text.replaceAll(/[\s_*]+/g, " ").trim();
const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];

/** Each word with a capital, but for small words inside: "the mill on the weir" becomes "The Mill on the Weir". */
const inTitleCase = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/\p{L}[\p{L}\p{M}'’]*/gu, (word, at: number) =>
      at > 0 && SMALL.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    );

const isInCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase();
const looksWritten = (text: string): boolean => {
  const words = wordsOf(text).filter((word) => !SMALL.test(word.toLowerCase()));
  return words.length > 0 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * 0.7;
};

/**
 * Reads the title and the author off the first paragraphs of a text that has no header. A title is short and ends no sentence, and either is written
 * like one or stands right above a heading or the author's name.
 */
export const readTitlePage = (text: string, paragraphs: readonly Range[], isHeading: (paragraph: string) => boolean): TitlePage => {
  const [first = "", ...following] = paragraphs.slice(0, 5).map((range) => text.slice(range.start, range.end));
  const end = following.findIndex((paragraph) => isHeading(paragraph) || paragraph.length > 300);
  const page = [first, ...following.slice(0, end < 0 ? following.length : end)].join("\n");
  const author = first.length < 300 ? tidy(BYLINE.exec(page)?.[1] ?? "").replace(/[.,;]$/, "") : "";
  const isAuthor = /^\p{Lu}/u.test(author) && wordsOf(author).length <= 8;
  const title = tidy(first.replace(new RegExp(`${BYLINE.source}[^]*$`, "i"), ""));
  const isShort = title.length > 0 && title.length <= LONGEST_TITLE && wordsOf(title).length <= MOST_WORDS;
  const standsApart = isHeading(following[0] ?? "") || isAuthor;
  const isTitle = isShort && !ENDS_SENTENCE.test(title) && !isHeading(first) && /^["“]?[\p{Lu}\d]/u.test(title);
  return {
    title: isTitle && (standsApart || looksWritten(title)) ? (isInCapitals(title) ? inTitleCase(title) : title) : "",
    author: isAuthor ? (isInCapitals(author) ? inTitleCase(author) : author) : "",
  };
};

/** A title from the name of a file: "the_old-mill.txt" becomes "The Old Mill". */
export const titleOfFile = (filename: string): string => {
  const words = filename
    .replace(/\.[^.\s]{1,5}$/, "")
    .replaceAll(/[\s_.+-]+/g, " ")
    .trim();
  const spaced = words.includes(" ") ? words : words.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
  return spaced.replaceAll(/(?<![\p{L}\p{N}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
};
