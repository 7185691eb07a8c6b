/** What may be uploaded, in the words the server uses too; checked before a single byte travels. */
const MEGABYTE = 1_000_000;

/** Largest book, in bytes; a form around it may add a little. */
export const LARGEST_BOOK = 50 * 1024 * 1024;
export const ACCEPTED_FILES = ".epub,.docx,.pdf,.html,.htm,.xhtml,.md,.markdown,.txt,.text";

/** Why a file cannot be a book, in words for its owner; null when it may be one. */
export const uploadFault = ({ name, size }: { readonly name: string; readonly size: number }): string | null => {
  if (size > LARGEST_BOOK) return `The file is ${Math.round(size / MEGABYTE)} MB; a book may have at most 50 MB.`;
  if (size === 0) return name === "" ? "Choose a file first." : "The file is empty.";
  return null;
};
