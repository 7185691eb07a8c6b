/** What the people of the demo's story know from before the first scene. */
import type { SeedMemory } from "../../objects/simulation/index.ts";
import { DEMO_IDS } from "./people.ts";

type Person = keyof typeof DEMO_IDS;

const remembers = (person: Person, text: string, importance: number, ...about: readonly Person[]): SeedMemory => ({
  character_id: DEMO_IDS[person],
  memory: { kind: "canon", text, importance, subjects: about.map((name) => DEMO_IDS[name]) },
});

export const demoMemories: readonly SeedMemory[] = [
  remembers("odile", "I wound the watch on the ferry stairs, eleven turns, and it went.", 0.95, "bram"),
  remembers("odile", "I refused the sum that Mr. Pryce named to me between the candles.", 0.7, "pryce"),
  remembers("odile", "I have had a card in Jonas's hand from Pim, and it says: for the twenty-first.", 0.85, "pim"),
  remembers("ferris", "I walked as far as the gate of the glasshouse with the glove in my hand, and walked back.", 0.85, "juno"),
  remembers("ferris", "I held the moonflower for Juno while she stood on the ladder.", 0.7, "juno"),
  remembers("ferris", "I dropped a whole stick of type when Pim spoke of my hat.", 0.4, "pim"),
  remembers("pim", "I found a line already set, tied up and waiting, at the back of a case that nobody opened.", 0.9, "odile"),
  remembers("pim", "I sat on the coke heap and heard Ferris say everything but the thing itself.", 0.6, "ferris", "juno"),
  remembers("pim", "I told Odile the truth at midnight, and she only sent me to bed.", 0.75, "odile"),
  remembers("thale", "I told Odile about the coin, after two glasses of punch, and she did not laugh.", 0.85, "odile"),
  remembers("thale", "I promised the valley a west wind, and the candles stood up straight all night.", 0.7),
  remembers("hester", "I saw Bram go out without his pie, and knew that something was wrong.", 0.65, "bram"),
  remembers("hester", "I carried the tin box down to the cellar, and carried it up again.", 0.7),
  remembers(
    "hester",
    "I watched Mr. Pryce look at the windows of the printing house like a boy outside a sweetshop.",
    0.75,
    "pryce",
    "odile",
  ),
  remembers("bram", "I gave Odile the watch, after twenty years, on the ninth step.", 0.95, "odile"),
  remembers("bram", "I rowed a man over the river in the dark who wept the whole way.", 0.9, "odile"),
  remembers("pryce", "I offered Odile Tansy a fair sum, and she said no before I had finished being agreeable.", 0.7, "odile"),
  remembers("pryce", "I stood outside the printing house until the last lamp was out.", 0.75),
  remembers("pryce", "I heard Hester ask whether I had arranged it all, and I was sorry that I had not.", 0.5, "hester"),
  remembers("juno", "I read the letter from Leiden to the lemons, twice, and they gave no opinion.", 0.85),
  remembers("juno", "I watched Ferris come to my gate last night, and stop, and go home.", 0.75, "ferris"),
];
