/** What a file says of itself; "" where it says nothing. */
export interface Credits {
  readonly title: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
}

const NO_TITLE =
  /^(?:\(?(?:untitled|unspecified|unknown|no title|none|null|title|document\s*\d*|dokument\s*\d*|microsoft word.*|new document)\)?|.*\.(?:docx?|pdf|txt|rtf|odt|indd|tex|dvi|md|x?html?|epub|qxd))$/i;
const NO_AUTHOR =
  /^\(?(?:anonymous|unspecified|unknown|none|null|author|admin(?:istrator)?|user|owner|windows user|microsoft office user|python-docx|calibre.*|pandoc)\)?$/i;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;
const LONGEST = 300;

const tidy = (value: string): string =>
  value
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, LONGEST);

/** Without what programs write there when nobody told them anything. */
export const cleanCredits = ({ title, author, language }: Credits): Credits => {
  const [name, writer, tag] = [tidy(title), tidy(author), language.trim().replaceAll("_", "-")];
  return {
    title: NO_TITLE.test(name) ? "" : name,
    author: NO_AUTHOR.test(writer) ? "" : writer,
    language: LANGUAGE.test(tag) && !/^(?:und|zxx|mul)$/i.test(tag) ? tag : "",
  };
};
