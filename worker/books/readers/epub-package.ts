/** The package document of an EPUB, version 2 or 3: what the book is called, and its pages in reading order. */
import type { Credits } from "./credits.ts";
import { UnreadableBook } from "./unreadable.ts";
import { readXml } from "./xml.ts";
import type { ZipArchive } from "./zip.ts";

export interface EpubPackage {
  readonly credits: Credits;
  /** Names of the archive's entries that hold the text, in reading order. */
  readonly pages: readonly string[];
  /** The entry that lists the contents: the navigation document, else the NCX. */
  readonly navigation: string | null;
}

interface Item {
  readonly href: string;
  readonly type: string;
  readonly properties: string;
}

/** An address inside the archive, relative to the entry that holds it; without its fragment. */
export const resolveHref = (base: string, href: string): string => {
  const [path = ""] = href.split("#");
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // a stray percent sign: the name is meant as it stands
  }
  const parts = decoded === "" ? base.split("/") : [...base.split("/").slice(0, -1), ...decoded.split("/")];
  const resolved: string[] = [];
  for (const part of parts) {
    if (part === "..") resolved.pop();
    else if (part !== "." && part !== "") resolved.push(part);
  }
  return resolved.join("/");
};

const findPackage = async (archive: ZipArchive): Promise<string> => {
  let found = "";
  if (archive.has("META-INF/container.xml")) {
    await readXml(archive.read("META-INF/container.xml"), {
      open: (name, attributes) => {
        if (name === "rootfile" && found === "") found = resolveHref("", attributes["full-path"] ?? "");
      },
      close: () => {},
      text: () => {},
    });
  }
  const name = archive.has(found) ? found : archive.names.find((one) => one.toLowerCase().endsWith(".opf"));
  if (!name) throw new UnreadableBook("This EPUB is damaged: it does not say where its text is. Fetch or export the book again.");
  return name;
};

interface Creator {
  name: string;
  role: string;
  readonly id: string;
}

/** Who wrote it: the first who is called the author, else the first who is named. */
const authorOf = (creators: readonly Creator[]): string =>
  (creators.find(({ role }) => role === "aut") ?? creators.find(({ role }) => role === "") ?? creators[0])?.name ?? "";

/** @throws UnreadableBook when the archive is no EPUB. */
export const readPackage = async (archive: ZipArchive): Promise<EpubPackage> => {
  const name = await findPackage(archive);
  const items = new Map<string, Item>();
  const spine: { id: string; isLinear: boolean }[] = [];
  const creators: Creator[] = [];
  const titles: { words: string; readonly id: string }[] = [];
  let [language, ncx, path, refines] = ["", "", "", ""];
  await readXml(archive.read(name), {
    open: (tag, attributes) => {
      path = tag;
      if (tag === "item" && attributes["id"] && attributes["href"])
        items.set(attributes["id"], {
          href: resolveHref(name, attributes["href"]),
          type: attributes["media-type"] ?? "",
          properties: attributes["properties"] ?? "",
        });
      else if (tag === "itemref") spine.push({ id: attributes["idref"] ?? "", isLinear: attributes["linear"] !== "no" });
      else if (tag === "spine") ncx = attributes["toc"] ?? "";
      else if (tag === "title") titles.push({ words: "", id: attributes["id"] ?? "" });
      else if (tag === "creator") creators.push({ name: "", role: attributes["opf:role"] ?? "", id: attributes["id"] ?? "" });
      else if (tag === "meta") {
        path = `meta ${attributes["property"] ?? ""}`;
        refines = attributes["refines"]?.replace(/^#/, "") ?? "";
      }
    },
    close: () => {
      path = "";
    },
    text: (words) => {
      const [title, creator] = [titles.at(-1), creators.at(-1)];
      if (path === "title" && title) title.words += words;
      else if (path === "creator" && creator) creator.name += words;
      else if (path === "language" && language === "") language = words;
      else if (path === "meta role") for (const one of creators) if (one.id !== "" && one.id === refines) one.role = words.trim();
    },
  });
  const linear = spine.filter(({ isLinear }) => isLinear);
  const pages = (linear.length > 0 ? linear : spine).flatMap(({ id }) => {
    const item = items.get(id);
    return item && /html|xml/.test(item.type || "html") && archive.has(item.href) ? [item.href] : [];
  });
  const all = [...items.values()];
  const nav = all.find(({ properties }) => properties.split(/\s+/).includes("nav"));
  const contents = nav ?? items.get(ncx) ?? all.find(({ type }) => type === "application/x-dtbncx+xml");
  return {
    credits: { title: titles.find(({ words }) => words.trim() !== "")?.words ?? "", author: authorOf(creators), language },
    pages: [...new Set(pages)],
    navigation: contents && archive.has(contents.href) ? contents.href : null,
  };
};
