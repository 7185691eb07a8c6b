/** Stages of reading a book, in plain words. */
const STAGES: Readonly<Record<string, string>> = {
  received: "The book has arrived",
  reading: "Reading the chapters",
  cast: "Finding out who is in it",
  quotes: "Working out who says what",
  model: "Asking the model where the reading is unsure",
  ties: "Seeing who knows whom",
  done: "Putting it together",
};

export const stageWords = (stage: string): string => STAGES[stage] ?? "Reading";
