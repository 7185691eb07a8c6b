import { readXml } from "./xml.ts";
import type { ZipArchive } from "./zip.ts";

/** What a paragraph's style says of it: a heading's level, or its part on the title page, or that it lists the contents. */
export type StyleRole = { readonly heading: number } | "title" | "author" | "contents";

interface Style {
  readonly id: string;
  name: string;
  basedOn: string;
  /** 0 to 8; 9 is body text. */
  outline: number;
}

const ownRole = ({ name, outline }: Style): StyleRole | null => {
  const lower = name.toLowerCase();
  const level = /^heading ([1-9])$/.exec(lower)?.[1];
  if (level) return { heading: Number(level) };
  if (/^toc(?: ?\d| heading|$)/.test(lower)) return "contents";
  if (lower === "title") return "title";
  if (lower === "author" || lower === "byline") return "author";
  return outline < 9 ? { heading: outline + 1 } : null;
};

/** Roles by the styles' ids; a style that says nothing of itself takes after the one it is based on. */
export const readStyles = async (archive: ZipArchive, name: string): Promise<ReadonlyMap<string, StyleRole>> => {
  const styles = new Map<string, Style>();
  let current: Style | null = null;
  if (archive.has(name))
    await readXml(archive.read(name), {
      open: (tag, attributes) => {
        const value = attributes["w:val"] ?? "";
        if (tag === "style") {
          current = { id: attributes["w:styleId"] ?? "", name: "", basedOn: "", outline: 9 };
          if (attributes["w:type"] !== "character") styles.set(current.id, current);
        } else if (current && tag === "name") current.name = value;
        else if (current && tag === "basedOn") current.basedOn = value;
        else if (current && tag === "outlineLvl") current.outline = Number.parseInt(value, 10) || 0;
      },
      close: (tag) => {
        if (tag === "style") current = null;
      },
      text: () => {},
    });
  const roles = new Map<string, StyleRole>();
  for (const style of styles.values()) {
    let ancestor: Style | undefined = style;
    for (let step = 0; ancestor && step < 10; step += 1) {
      const role = ownRole(ancestor);
      if (role) {
        roles.set(style.id, role);
        break;
      }
      ancestor = styles.get(ancestor.basedOn);
    }
  }
  return roles;
};
