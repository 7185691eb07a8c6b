import type { AppendixMember, Book } from "./book.ts";
import { traitLine } from "./book.ts";

/** Signs that would make something else of a line than text. Emphasis with underscores, as plain-text books have it, stays. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\\`<]/g, "\\$&")
    .replaceAll(/^(\s*)([#>*+-]|\d+[.)])/gm, (_match, space: string, sign: string) => `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}`);
const heading = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll(/[\\`<*_#]/g, "\\$&");
const lines = (paragraph: string): string => plain(paragraph).replaceAll("\n", "  \n");

const member = (one: AppendixMember): string[] => [
  `### ${heading(one.name)}`,
  ...(one.aliases.length > 0 ? [`Also called ${one.aliases.map(plain).join(", ")}.`] : []),
  ...(one.background === "" ? [] : [plain(one.background)]),
  one.traits.map((trait) => `- ${plain(traitLine(trait))}`).join("\n"),
  ...(one.ties.length > 0 ? [`Ties: ${one.ties.map(plain).join("; ")}.`] : []),
  ...one.evidence.map(({ text, chapter }) => `> ${plain(text.replaceAll(/\s+/g, " "))} (chapter ${chapter})`),
];

export const toMarkdown = ({ title, author, sections, cast }: Book): string =>
  [
    `# ${heading(title)}`,
    ...(author === "" ? [] : [`by ${plain(author)}`]),
    ...sections.flatMap((section) => [...(section.title === "" ? [] : [`## ${heading(section.title)}`]), ...section.paragraphs.map(lines)]),
    ...(cast.length > 0 ? ["## The cast", ...cast.flatMap(member)] : []),
  ].join("\n\n") + "\n";
