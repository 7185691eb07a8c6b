/** The list of contents of an EPUB: which page opens which chapter, for books that mark no headings. */
import { resolveHref } from "./epub-package.ts";
import { readXml } from "./xml.ts";
import type { ZipArchive } from "./zip.ts";

/** The labels of every page that the contents name, by the page's entry. */
export const readContents = async (archive: ZipArchive, name: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const labels = new Map<string, string[]>();
  let [label, target, isLabel, list] = ["", "", false, ""];
  const keep = (): void => {
    const words = label.replaceAll(/\s+/g, " ").trim();
    if (target !== "" && words !== "") labels.set(target, [...(labels.get(target) ?? []), words]);
    [label, target] = ["", ""];
  };
  await readXml(archive.read(name), {
    open: (tag, attributes) => {
      if (tag === "nav") list = attributes["epub:type"] ?? "toc";
      if (tag === "navMap") list = "toc";
      if (list !== "toc") return;
      if (tag === "navPoint") [label, target] = ["", ""];
      if (tag === "text" || (tag === "a" && attributes["href"])) isLabel = true;
      if (tag === "a") target = resolveHref(name, attributes["href"] ?? "");
      if (tag === "content") {
        target = resolveHref(name, attributes["src"] ?? "");
        keep();
      }
    },
    close: (tag) => {
      if (tag === "nav" || tag === "navMap") list = "";
      if (tag === "a") keep();
      if (tag === "a" || tag === "text") isLabel = false;
    },
    text: (words) => {
      if (isLabel) label += words;
    },
  });
  return labels;
};
