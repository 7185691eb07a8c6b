import { strToU8, zipSync } from "fflate";
import type { AppendixMember, Book, Section } from "./book.ts";
import { traitLine } from "./book.ts";
import { xml, XML_HEAD } from "./xml.ts";

/** EPUB 3.3: the media type first and stored, a container that names the package, a package with its navigation, one file for each section. */

interface Page {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

const paragraph = (text: string): string => `<p>${xml(text).replaceAll("\n", "<br/>")}</p>`;

const sectionBody = ({ title, paragraphs }: Section): string =>
  `${title === "" ? "" : `<h2>${xml(title)}</h2>\n`}${paragraphs.map(paragraph).join("\n")}`;

const memberBody = (one: AppendixMember): string =>
  [
    `<h3>${xml(one.name)}</h3>`,
    ...(one.aliases.length > 0 ? [paragraph(`Also called ${one.aliases.join(", ")}.`)] : []),
    ...(one.background === "" ? [] : [paragraph(one.background)]),
    `<ul>${one.traits.map((trait) => `<li>${xml(traitLine(trait))}</li>`).join("\n")}</ul>`,
    ...(one.ties.length > 0 ? [paragraph(`Ties: ${one.ties.join("; ")}.`)] : []),
    ...one.evidence.map(({ text, chapter }) => `<blockquote><p>${xml(text.replaceAll(/\s+/g, " "))} (chapter ${chapter})</p></blockquote>`),
  ].join("\n");

const pagesOf = ({ title, author, sections, cast }: Book): Page[] => [
  { id: "title", title, body: `<h1>${xml(title)}</h1>${author === "" ? "" : `\n<p>${xml(author)}</p>`}` },
  ...sections.map((section, index) => ({ id: `section-${index + 1}`, title: section.title || title, body: sectionBody(section) })),
  ...(cast.length > 0 ? [{ id: "cast", title: "The cast", body: `<h2>The cast</h2>\n${cast.map(memberBody).join("\n")}` }] : []),
];

const html = (language: string, title: string, body: string): string =>
  `${XML_HEAD}<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${language}" lang="${language}">
<head><title>${xml(title)}</title></head>
<body>
${body}
</body>
</html>
`;

const navigation = (pages: readonly Page[]): string =>
  `<nav epub:type="toc" id="toc"><h1>Contents</h1>\n<ol>\n${pages
    .map(({ id, title }) => `<li><a href="${id}.xhtml">${xml(title)}</a></li>`)
    .join("\n")}\n</ol></nav>`;

const packageOf = (book: Book, language: string, pages: readonly Page[]): string =>
  `${XML_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${xml(book.id)}</dc:identifier>
<dc:title>${xml(book.title)}</dc:title>
<dc:language>${language}</dc:language>
${book.author === "" ? "" : `<dc:creator>${xml(book.author)}</dc:creator>\n`}<meta property="dcterms:modified">${xml(book.modified)}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
${pages.map(({ id }) => `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"/>`).join("\n")}
</manifest>
<spine>
${pages.map(({ id }) => `<itemref idref="${id}"/>`).join("\n")}
</spine>
</package>
`;

const CONTAINER = `${XML_HEAD}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

export const toEpub = (book: Book): Uint8Array<ArrayBuffer> => {
  const language = xml(book.language === "" ? "und" : book.language);
  const pages = pagesOf({ ...book, title: book.title || "Untitled" });
  return zipSync({
    // stored, and the first entry: so a reader knows the file by its first bytes
    mimetype: [strToU8("application/epub+zip"), { level: 0 }],
    "META-INF/container.xml": strToU8(CONTAINER),
    "OEBPS/content.opf": strToU8(packageOf({ ...book, title: book.title || "Untitled" }, language, pages)),
    "OEBPS/nav.xhtml": strToU8(html(language, "Contents", navigation(pages))),
    ...Object.fromEntries(pages.map(({ id, title, body }) => [`OEBPS/${id}.xhtml`, strToU8(html(language, title, body))])),
  });
};
