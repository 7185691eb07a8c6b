/** A book of the tests' own, with two people who talk. */
const scenes: readonly (readonly [string, string, string])[] = [
  ["Have you seen the lamp", "said Harriet Vane Collier", "I put it by the window last night, and now the window is all there is"],
  ["I have seen nothing all day", "said Tobias Merrow", "but I was asleep for most of it, and the rest was raining"],
  ["You are never any help", "said Harriet", "and you always manage to be dry about it"],
  ["I am helping now", "replied Tobias", "since I have found your letter, and it was in the lamp's own place"],
  ["Then read it to me", "cried Harriet", "for my eyes are not what they were in the spring"],
];

const chapter = (number: number): string =>
  [
    `CHAPTER ${["I", "II", "III"][number - 1]}`,
    `The harbour was grey that morning. Harriet Collier walked to the house of Tobias Merrow, and Tobias opened the door to her himself.`,
    ...scenes.map(([first, tag, second]) => `"${first}," ${tag}; "${second}."`),
    `Harriet Collier laughed at him. Tobias Merrow did not laugh, though he liked Harriet more than the sea.`,
  ].join("\n\n");

export const BOOK = ["The Borrowed Lamp", "", chapter(1), chapter(2), chapter(3)].join("\n\n");
