import { strToU8, zipSync } from "fflate";
import type { AppendixMember, Book } from "./book.ts";
import { traitLine } from "./book.ts";
import { xml, XML_HEAD } from "./xml.ts";

/** The least that WordprocessingML asks for: a document of paragraphs with styles. Written straight to XML, since a novel as objects would not fit beside itself. */

const NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

type Style = "Title" | "Subtitle" | "Heading1" | "Heading2" | "Quote" | null;

const run = (text: string): string =>
  `<w:r>${text
    .split("\n")
    .map((line) => `<w:t xml:space="preserve">${xml(line)}</w:t>`)
    .join("<w:br/>")}</w:r>`;
const paragraph = (text: string, style: Style = null): string =>
  `<w:p>${style === null ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${run(text)}</w:p>`;

const memberParagraphs = (one: AppendixMember): string[] => [
  paragraph(one.name, "Heading2"),
  ...(one.aliases.length > 0 ? [paragraph(`Also called ${one.aliases.join(", ")}.`)] : []),
  ...(one.background === "" ? [] : [paragraph(one.background)]),
  ...one.traits.map((trait) => paragraph(traitLine(trait))),
  ...(one.ties.length > 0 ? [paragraph(`Ties: ${one.ties.join("; ")}.`)] : []),
  ...one.evidence.map(({ text, chapter }) => paragraph(`${text.replaceAll(/\s+/g, " ")} (chapter ${chapter})`, "Quote")),
];

const documentOf = ({ title, author, sections, cast }: Book): string => {
  const paragraphs = [
    paragraph(title, "Title"),
    ...(author === "" ? [] : [paragraph(author, "Subtitle")]),
    ...sections.flatMap((section) => [
      ...(section.title === "" ? [] : [paragraph(section.title, "Heading1")]),
      ...section.paragraphs.map((text) => paragraph(text)),
    ]),
    ...(cast.length > 0 ? [paragraph("The cast", "Heading1"), ...cast.flatMap(memberParagraphs)] : []),
  ];
  return `${XML_HEAD}<w:document xmlns:w="${NAMESPACE}"><w:body>${paragraphs.join("\n")}<w:sectPr/></w:body></w:document>`;
};

/** The order of properties is the schema's. */
const style = (id: string, name: string, halfPoints: number, { level, indent = 0 }: { level?: number; indent?: number } = {}): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${
    level === undefined ? "" : "<w:keepNext/>"
  }<w:spacing w:before="240" w:after="120"/><w:ind w:left="${indent}"/>${
    level === undefined ? "" : `<w:outlineLvl w:val="${level}"/>`
  }</w:pPr><w:rPr><w:sz w:val="${halfPoints}"/></w:rPr></w:style>`;

const STYLES = `${XML_HEAD}<w:styles xmlns:w="${NAMESPACE}">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr></w:style>
${style("Title", "Title", 48)}
${style("Subtitle", "Subtitle", 28)}
${style("Heading1", "heading 1", 34, { level: 0 })}
${style("Heading2", "heading 2", 26, { level: 1 })}
${style("Quote", "Quote", 20, { indent: 567 })}
</w:styles>`;

const TYPES = `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>`;

const ROOT = `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS}">
<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>`;

const PARTS = `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

const coreOf = ({ title, author, language, modified }: Book): string =>
  `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:creator>${xml(author)}</dc:creator><dc:language>${xml(language)}</dc:language><dcterms:modified xsi:type="dcterms:W3CDTF">${xml(modified)}</dcterms:modified></cp:coreProperties>`;

export const toDocx = (book: Book): Uint8Array<ArrayBuffer> =>
  zipSync({
    "[Content_Types].xml": strToU8(TYPES),
    "_rels/.rels": strToU8(ROOT),
    "docProps/core.xml": strToU8(coreOf(book)),
    "word/document.xml": strToU8(documentOf(book)),
    "word/_rels/document.xml.rels": strToU8(PARTS),
    "word/styles.xml": strToU8(STYLES),
  });
