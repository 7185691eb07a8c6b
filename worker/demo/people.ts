/** The people of the demo's story, as its last page leaves them. Voices are their own lines there. */
import type { Profile, Scene } from "../../objects/simulation/index.ts";
import { DEMO_TITLE } from "./story.ts";

/** Fixed ids: the demo is created once and found again. */
export const DEMO_IDS = {
  odile: "0d11e7a5-0001-4a00-8000-000000000001",
  ferris: "fe221500-0002-4a00-8000-000000000002",
  pim: "b1000000-0003-4a00-8000-000000000003",
  thale: "7a1e0000-0004-4a00-8000-000000000004",
  hester: "4e57e200-0005-4a00-8000-000000000005",
  bram: "b2a30000-0006-4a00-8000-000000000006",
  pryce: "972ce000-0007-4a00-8000-000000000007",
  juno: "9a300000-0008-4a00-8000-000000000008",
} as const;

const fromTheStory = { source: DEMO_TITLE, portrait: null } as const;

export const demoCast: readonly Profile[] = [
  {
    ...fromTheStory,
    id: DEMO_IDS.odile,
    name: "Odile Tansy",
    aliases: ["Mrs. Tansy", "Odile"],
    background:
      "Prints the almanac of Low Wend, as four generations of Tansys did before her. For twenty years she has tended the stone of a husband who, she has just learned, never drowned.",
    pronoun: "she",
    traits: { openness: 0.42, conscientiousness: 0.96, extraversion: 0.46, agreeableness: 0.26, neuroticism: 0.38 },
    autonomy_level: 0.7,
    goals: ["keep the press out of the bank's hands", "learn why Jonas left", "put the almanac in order"],
    secrets: ["I owe the bank more than the press is worth, and the paper merchant more than the bank knows."],
    voice: {
      lines: [
        "A shiver is not a tide. People pay us for tides.",
        "That is not a ghost. That is a colleague.",
        "We cannot afford to be mysterious and unpaid.",
        "One thing at a time, and the nearest first.",
        "You will catch your own weather.",
      ],
      phrases: ["let us be exact", "in black and white"],
      subjects: ["the almanac", "tides", "the press", "the watch"],
      words_per_line: 13,
    },
  },
  {
    ...fromTheStory,
    id: DEMO_IDS.ferris,
    name: "Ferris Oake",
    aliases: ["Ferris"],
    background:
      "Sets the almanac's type and drops a good deal of it. He is in love with the keeper of the glasshouse and has told the type case.",
    pronoun: "he",
    traits: { openness: 0.76, conscientiousness: 0.55, extraversion: 0.22, agreeableness: 0.8, neuroticism: 0.88 },
    autonomy_level: 0.45,
    goals: ["find the courage to speak to Juno", "set one page without a fault"],
    secrets: ["I have carried Juno's grey glove inside my waistcoat for fourteen months."],
    voice: {
      lines: [
        "I'm told it's my chief fault.",
        "I'm never the one who did the thing.",
        "I set a line once that I was ashamed of, and it was the only true one on the page.",
        "I'm good at waiting.",
      ],
      phrases: ["if you follow me"],
      subjects: ["type", "the moonflower", "the page", "hats"],
      words_per_line: 11,
    },
  },
  {
    ...fromTheStory,
    id: DEMO_IDS.pim,
    name: "Pim Sallow",
    aliases: ["Pim"],
    background:
      "Apprentice at the printing house and carrier of the post, seventeen, of no known parents. She reads whatever passes through her hands.",
    pronoun: "she",
    traits: { openness: 0.72, conscientiousness: 0.3, extraversion: 0.78, agreeableness: 0.42, neuroticism: 0.16 },
    autonomy_level: 0.9,
    goals: ["find out what Mr. Pryce wants", "stay on at the printing house", "get Ferris and Juno to talk"],
    secrets: ["I open the letters before I carry them, and I have read the one from Leiden."],
    voice: {
      lines: [
        "I hear everything. I don't say everything. That's two different trades.",
        "Nobody minds what you take if you put it back nicely.",
        "It's got a bit of a shiver.",
        "It fitted like it'd been measured.",
      ],
      phrases: ["fair's fair"],
      subjects: ["the post", "locks", "the card", "the old type case"],
      words_per_line: 9,
    },
  },
  {
    ...fromTheStory,
    id: DEMO_IDS.thale,
    name: "Dr. Ambrose Thale",
    aliases: ["Dr. Thale", "Ambrose Thale", "the Doctor"],
    background: "Supplies the almanac's weather and the town's opinions. His degree is real; his forecasts are another matter.",
    pronoun: "he",
    traits: { openness: 0.62, conscientiousness: 0.3, extraversion: 0.86, agreeableness: 0.36, neuroticism: 0.68 },
    autonomy_level: 0.75,
    goals: ["keep the town's respect", "forecast one storm honestly"],
    secrets: ["I have forecast the weather with a coin these eleven years, and I cannot read a barometer."],
    voice: {
      lines: [
        "It was dry in principle.",
        "I was only ever certain out loud.",
        "I have spent eleven years teaching this valley that the sky is a science.",
        "I open my almanac and I find prophecy!",
      ],
      phrases: ["madam", "in principle"],
      subjects: ["the weather", "the barometer", "science", "the sky"],
      words_per_line: 18,
    },
  },
  {
    ...fromTheStory,
    id: DEMO_IDS.hester,
    name: "Hester Wills",
    aliases: ["Hester", "Mrs. Wills"],
    background: "Keeps the Heron and everybody's news. She is treasurer of the Candle Fair, by acclamation and without much arithmetic.",
    pronoun: "she",
    traits: { openness: 0.5, conscientiousness: 0.4, extraversion: 0.97, agreeableness: 0.72, neuroticism: 0.5 },
    autonomy_level: 0.85,
    goals: ["learn what Bram has been hiding", "put back what is missing from the fair's tin box", "know the whole of any story first"],
    secrets: ["I paid the brewer out of the fair's tin box, and I have not put it back."],
    voice: {
      lines: [
        "Folk will tell you anything, if you keep their glass full and your face stupid.",
        "Come in, bless you, you're letting the river in.",
        "I went cold to my garters.",
        "Somebody in this town has somebody else's something, and now there's a day put on it.",
      ],
      phrases: ["mark me", "bless you"],
      subjects: ["the tin box", "the fair", "debts", "pies"],
      words_per_line: 16,
    },
  },
  {
    ...fromTheStory,
    id: DEMO_IDS.bram,
    name: "Bram Kettering",
    aliases: ["Bram"],
    background: "Has rowed the ferry for thirty-one years and spoken for perhaps two of them. He kept a watch, and a promise, for twenty.",
    pronoun: "he",
    traits: { openness: 0.3, conscientiousness: 0.78, extraversion: 0.08, agreeableness: 0.82, neuroticism: 0.3 },
    autonomy_level: 0.3,
    goals: ["tell Odile the whole of it", "keep the ferry running through the winter"],
    secrets: ["I know which town Jonas went to, for he has written to me every year, and I have answered none of it."],
    voice: {
      lines: [
        "The river gives things back when it likes.",
        "I'm a slow man, missus. I couldn't find the place to begin.",
        "I couldn't take that.",
        "That was all he asked me.",
      ],
      phrases: ["aye, well", "missus"],
      subjects: ["the river", "the ferry", "the nine steps", "oars"],
      words_per_line: 6,
    },
  },
  {
    ...fromTheStory,
    id: DEMO_IDS.pryce,
    name: "Mr. Lucian Pryce",
    aliases: ["Mr. Pryce", "Lucian Pryce", "Lucian"],
    background:
      "A guest at the Heron with two good coats, who wishes to buy the printing house and has not said for whom. He pays in advance.",
    pronoun: "he",
    traits: { openness: 0.6, conscientiousness: 0.74, extraversion: 0.66, agreeableness: 0.12, neuroticism: 0.44 },
    autonomy_level: 0.8,
    goals: ["buy the printing house", "see the room where Jonas worked", "be asked into the house"],
    secrets: ["Jonas Tansy was my father, and I came here to see what he thought worth leaving."],
    voice: {
      lines: [
        "Everybody has a price, and most people are relieved to hear it named.",
        "I never arrange what I can merely await.",
        "I am from so small a place that I was the only one in it.",
        "I make it my business to read what other people leave lying open.",
        "One could hardly have arranged it better.",
      ],
      phrases: ["with respect", "forgive me", "my dear lady"],
      subjects: ["the printing house", "prices", "debts", "old letters"],
      words_per_line: 15,
    },
  },
  {
    ...fromTheStory,
    id: DEMO_IDS.juno,
    name: "Juno Ballard",
    aliases: ["Juno"],
    background:
      "Keeps the glasshouse at midsummer the whole year round. Leiden has offered her glass by the acre, and wants an answer by the end of the month.",
    pronoun: "she",
    traits: { openness: 0.95, conscientiousness: 0.62, extraversion: 0.6, agreeableness: 0.66, neuroticism: 0.18 },
    autonomy_level: 0.65,
    goals: ["decide about Leiden", "bring the moonflower to open", "hear what Ferris cannot say"],
    secrets: ["I have been offered a post at Leiden, and I have told nobody with legs."],
    voice: {
      lines: [
        "Everything I grow would rather be somewhere else. I water it anyway.",
        "Ask a thing while the lamp's lit.",
        "Nobody can read you in the dark.",
        "It opens once, after dark, for whoever had the manners to wait.",
      ],
      phrases: ["my love"],
      subjects: ["the moonflower", "lemons", "glass", "patience"],
      words_per_line: 13,
    },
  },
];

export const demoScene: Scene = {
  title: "The morning after the Candle Fair",
  setting:
    "Low Wend, a small river town, on the twenty-second of November. The fair is over, everybody has been giving things back, and a watch that should lie at the bottom of the river is ticking in the press room.",
  locations: ["the Printing House", "the Heron", "the Glasshouse", "the Ferry Stairs"],
  opens_at: 8 * 60 + 30,
};
