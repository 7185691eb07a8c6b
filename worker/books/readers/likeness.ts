/** The letters and figures of a text alone: headings and the labels of lists of contents are compared by them. */
export const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
