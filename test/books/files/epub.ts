import { chapterPages, escape } from "./markup.ts";
import { pack } from "./pack.ts";
import type { Story } from "./story.ts";

const CONTAINER =
  '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>' +
  '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';

const packageOf = ({ title, author }: Story, pages: number, version: 2 | 3): string =>
  `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="${version}.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
  `xmlns:opf="http://www.idpf.org/2007/opf"><dc:title>${escape(title)}</dc:title><dc:creator opf:role="aut">${escape(author)}</dc:creator>` +
  `<dc:creator opf:role="ill">Somebody Else</dc:creator><dc:language>en</dc:language></metadata><manifest>` +
  `<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" ${version === 3 ? `properties="nav"` : ""}/><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>` +
  `<item id="picture" href="a.png" media-type="image/png"/>` +
  Array.from({ length: pages }, (_, at) => `<item id="c${at}" href="text/page%20${at}.xhtml" media-type="application/xhtml+xml"/>`).join(
    "",
  ) +
  `</manifest><spine toc="ncx">${Array.from({ length: pages }, (_, at) => `<itemref idref="c${at}"/>`).join("")}</spine></package>`;

/** Version 3 with headings in its pages, and version 2 whose contents alone name the chapters. */
export const asEpub = (story: Story, version: 2 | 3, more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array<ArrayBuffer> => {
  const { chapters } = story;
  const pages = chapterPages(story, (number, title) =>
    version === 3 ? `<h1>${number}</h1><h2>${title}</h2>` : `<p class="x1">${number}</p><p class="x2">${title}</p>`,
  );
  const points = chapters.map(
    (one, at) =>
      `<navPoint><navLabel><text>${one.number} ${one.title}</text></navLabel><content src="text/page%20${at}.xhtml"/></navPoint>`,
  );
  return pack({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": packageOf(story, chapters.length, version),
    "OPS/toc.ncx": `<?xml version="1.0"?><ncx><navMap>${points.join("")}</navMap></ncx>`,
    ...(version === 3 ? { "OPS/nav.xhtml": '<html><body><nav epub:type="toc"><ol></ol></nav></body></html>' } : {}),
    ...Object.fromEntries(pages.map((page, at) => [`OPS/text/page ${at}.xhtml`, page])),
    ...more,
  });
};
