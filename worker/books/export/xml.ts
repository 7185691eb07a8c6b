/** Text as XML holds it: the signs that have a meaning there are escaped, what no XML may hold is left out. */
export const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
