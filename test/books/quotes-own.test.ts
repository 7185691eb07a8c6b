import { describe, expect, it } from "vitest";
import { findParagraphs } from "../../worker/books/paragraphs.ts";
import { findPieces } from "../../worker/books/quotes.ts";

/** What speakers say in their own words. */
const said = (text: string): string[] =>
  findPieces(text, findParagraphs(text, { start: 0, end: text.length })).flatMap(({ own }) =>
    own.map(({ start, end }) => text.slice(start, end)),
  );

describe("a speaker's own words", () => {
  it.each([
    [
      "leave out a sentence that somebody else said",
      "\"I asked him twice. 'The boat is sold, sir.' He said it to my face,\" cried Anna.",
      ["I asked him twice.", "He said it to my face,"],
    ],
    [
      "leave it out between curly marks",
      "“I asked him twice. ‘The boat is sold, sir.’ He said it to my face,” cried Anna.",
      ["I asked him twice.", "He said it to my face,"],
    ],
    [
      "leave it out between marks set the wrong way round",
      "“I asked him twice. ’The boat is sold, sir.’ He said it to my face,” cried Anna.",
      ["I asked him twice.", "He said it to my face,"],
    ],
    [
      "leave it out within single marks",
      "‘I asked him twice. “The boat is sold, sir.” He said it to my face,’ cried Anna.\n\n‘Well, it is,’ said Tom.\n\n‘So.’",
      ["I asked him twice.", "He said it to my face,", "Well, it is,", "So."],
    ],
    [
      "go on between the parts of what they repeat",
      "\"It was late. 'Nobody came,' said he, 'but the old dog.' I believed him,\" said Anna.",
      ["It was late.", "said he,", "I believed him,"],
    ],
    ["leave out what somebody else takes up after a full stop", "“‘It was late,’ said he. ‘Nobody came to the door.’”", ["said he."]],
    [
      "leave out what somebody else takes up and goes on with in the next paragraph",
      "“‘It was late,’ said he, ‘and nobody came.\n\n“‘I went to bed.’”",
      ["said he,"],
    ],
    [
      "leave out a paragraph of somebody else's",
      "“This is what he told me.\n\n“‘I sold the boat.\n\n“‘I had to.’”",
      ["This is what he told me."],
    ],
    ["go on where it only looks so", "“‘Tis a fine boat,” said Tom.", ["‘Tis a fine boat,"]],
    ["are none where all of it is read out", "\"'The night was dark upon the sea,'\" he recited.", []],
    ["keep a word held up", "\"Do not say 'never' to me,\" said Anna.", ["Do not say 'never' to me,"]],
    ["keep what is part of their sentence", "\"They say, 'Every dog has its day.'\" said Anna.", ["They say, 'Every dog has its day.'"]],
    [
      "keep apostrophes",
      "\"'Tis late. Where are the Finches' boats? 'Em all gone,\" said Tom.",
      ["'Tis late. Where are the Finches' boats? 'Em all gone,"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("what is written, not said", () => {
  it.each([
    [
      "a letter from its salutation to its close",
      'The post came.\n\n"My dear Anna,\n\n"The boat is sold, and we leave on Monday.\n\n"Your loving cousin,"\n\n"Ruth."\n\n"So soon!" cried Anna.',
      ["So soon!"],
    ],
    [
      "a letter with a place and a date above it",
      '"Port Alder, May 3."\n\n"Dear Tom,"\n\n"Come at once."\n\n"Yours truly,"\n\n"A. Reed."\n\nTom went.',
      [],
    ],
    ["a letter that narration announces", 'He opened the letter. It was to this effect: "The boat is sold." "Sold!" he cried.', ["Sold!"]],
    ["a letter without a salutation, by its close", '"The boat is sold, I hear, and I am sorry.\n\n"Yours, &c."\n\nTom sighed.', []],
    ["a song", 'Anna sang:\n\n"The kettle sings upon the hob,\n    The cat is on the mat."\n\nTom slept.', []],
    ["an inscription", 'Over the door hung this inscription: "Knock and wait."', []],
    ["what somebody wrote, with all of its paragraph", '"We are well," wrote Anna. "The boat is sold." Tom laughed.', []],
    [
      "what somebody read, up to the end of its sentence",
      '"Sold at noon," he read aloud. "Well, well! So it is gone."',
      ["Well, well! So it is gone."],
    ],
    ["what was on somebody's tongue", 'She was going to answer, "I know it," but the bell rang.', []],
    ["what a look says", 'Tom looked round as much\nas to say, "Who are you?"', []],
    ["what a title holds up", 'She was reading a book entitled "How We Came Down the River At Last."', []],
    ["a name between marks with spaces inside them", "« Venez. »\n\n« Non ! »\n\nIl lisait « Le Soleil » au jardin.", ["Venez.", "Non !"]],
    ["a word after a mark that nothing closes", 'Tom looked up at "the\n\nHe slept.', []],
    ["a phrase in lower case within a sentence", 'He had a habit of "taking the air whenever it was fine," and took it.', []],
  ])("is %s", (_name, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    ["a speech that begins as a letter would", '"My dear Anna, how late you are!" said Tom.', ["My dear Anna, how late you are!"]],
    ["a call that is all of a paragraph", 'Tom looked up.\n\n"My dear Anna!"\n\n"Well?"', ["My dear Anna!", "Well?"]],
    ["a question while somebody reads", 'Anna read, "Who is it from?" cried Tom.', ["Who is it from?"]],
    ["a story that narration announces", 'Tom began as follows: "It was a dark night."', ["It was a dark night."]],
    ["a short answer", '"Whose is it?"\n\n"Tom Brook."\n\n"Indeed."', ["Whose is it?", "Tom Brook.", "Indeed."]],
    ["what breaks off at a dash", 'Tom had just begun "Well, of all--" when it fell.', ["Well, of all--"]],
    ["what breaks off where a dash was lost", '"I thought, sir," said Tom, "you would "\n\n"No."', ["I thought, sir,", "you would", "No."]],
    ["a name that breaks off where a dash was lost", '"Doctor Reed " he began, and stopped.', ["Doctor Reed"]],
    ["what saying hands over", 'Tom came back, saying "Perhaps he is." Anna sat down.', ["Perhaps he is."]],
    ["a word that a verb of speech hands over", 'He only said "never," and left.', ["never,"]],
  ])("is not %s", (_name, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

it("lets straight marks that pair up in a paragraph open and close in turn, whatever stands beside them", () => {
  expect(said('"It is late "said Anna." Come in."')).toEqual(["It is late", "Come in."]);
});
