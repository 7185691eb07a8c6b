import type { Story } from "./story.ts";

export const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const paragraphs = (blocks: readonly string[]): string => blocks.map((block) => `<p>${escape(block)}</p>`).join("\n");

export const asMarkdown = ({ title, author, chapters }: Story): string =>
  [
    `---\ntitle: "${title}"\nauthor: ${author}\nlang: en\n---`,
    `# ${title}`,
    ...chapters.flatMap((one) => [`## ${one.number}: ${one.title}`, ...one.paragraphs]),
  ].join("\n\n");

export const asHtml = ({ title, author, chapters }: Story): string =>
  [
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="author" content="${author}">`,
    `<style>p { color: red }</style><script>document.write("<p>Mr. Script said hello.</p>")</script></head><body>`,
    `<nav><ul><li><a href="#a">${chapters[0]?.title}</a></li></ul></nav><h1>${title}</h1>`,
    ...chapters.map((one) => `<h2>${one.number}<br>${one.title}</h2>\n${paragraphs(one.paragraphs)}`),
    "</body></html>",
  ].join("\n");

export const chapterPages = ({ chapters }: Story, heading: (number: string, title: string) => string): string[] =>
  chapters.map(
    (one) =>
      `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head>` +
      `<body>${heading(one.number, one.title)}${paragraphs(one.paragraphs)}</body></html>`,
  );
