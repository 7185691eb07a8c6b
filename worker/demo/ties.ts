/**
 * How the people of the demo's story stand to one another, each way round, with the words that show it. The ties without words are those of a
 * small town, where everybody knows everybody; Mr. Pryce, nine days there, is a stranger to the rest.
 */
import type { RelationshipType, SeedTie } from "../../objects/simulation/index.ts";
import { DEMO_IDS } from "./people.ts";

type Person = keyof typeof DEMO_IDS;

const tie = (
  from: Person,
  to: Person,
  type: RelationshipType,
  strength: number,
  trust: number,
  familiarity: number,
  quote: string,
): SeedTie => ({ from: DEMO_IDS[from], to: DEMO_IDS[to], type, strength, trust, familiarity, quote });

export const demoTies: readonly SeedTie[] = [
  tie("odile", "ferris", "mentor", 0.35, 0.6, 0.7, "I do not follow you, Ferris. I employ you"),
  tie("ferris", "odile", "acquaintance", 0.3, 0.7, 0.7, "Ferris waited until her pen could be heard."),
  tie("odile", "pim", "mentor", 0.55, 0.5, 0.65, "I am extremely cross. I am also short of apprentices"),
  tie("pim", "odile", "ally", 0.6, 0.7, 0.6, "I thought it was you."),
  tie("odile", "thale", "rival", -0.1, 0.45, 0.75, "Then you have been right as often as anybody"),
  tie("thale", "odile", "rival", 0.3, 0.75, 0.7, "You would not print it?"),
  tie("odile", "bram", "friend", 0.15, 0.3, 0.8, "Every spring you rowed me to that stone"),
  tie("bram", "odile", "friend", 0.7, 0.85, 0.75, "I couldn't take that."),
  tie("odile", "pryce", "rival", -0.45, 0.15, 0.2, "Then read this"),
  tie("pryce", "odile", "rival", 0.05, 0.55, 0.3, "My dear lady, let us not be sentimental about a machine."),
  tie("odile", "hester", "acquaintance", 0.2, 0.4, 0.7, "Hester, who missed nothing, saw it"),
  tie("hester", "odile", "friend", 0.45, 0.7, 0.7, "By noon the landlady of the Heron had read the line aloud to the tap-room three times"),
  tie("ferris", "juno", "romance", 0.85, 0.8, 0.5, "What he had borrowed, fourteen months before, was a glove"),
  tie("juno", "ferris", "friend", 0.5, 0.7, 0.5, "She looked at him for longer than lemons require."),
  tie("ferris", "pim", "friend", 0.5, 0.55, 0.75, "Was it you?"),
  tie("pim", "ferris", "friend", 0.55, 0.6, 0.75, "You've the look of it."),
  tie("pim", "juno", "friend", 0.6, 0.65, 0.6, "You could tell him"),
  tie("juno", "pim", "friend", 0.45, 0.4, 0.6, "How much do you hear, Pim?"),
  tie("pim", "pryce", "acquaintance", -0.2, 0.2, 0.25, "I don't say everything."),
  tie("pim", "thale", "acquaintance", -0.15, 0.3, 0.5, "You said it'd be dry on Tuesday"),
  tie("thale", "pim", "acquaintance", -0.25, 0.35, 0.4, "It was dry in principle"),
  tie("thale", "hester", "friend", 0.35, 0.5, 0.6, "Dr. Thale had taken two glasses of Hester's punch"),
  tie("hester", "thale", "acquaintance", 0.2, 0.25, 0.6, "two glasses of Hester's punch"),
  tie("hester", "bram", "friend", 0.5, 0.6, 0.8, "Come in, bless you, you're letting the river in."),
  tie("bram", "hester", "friend", 0.3, 0.35, 0.75, "And he went out without his pie, which in thirty-one years had not occurred."),
  tie(
    "hester",
    "pryce",
    "acquaintance",
    -0.15,
    0.2,
    0.35,
    "he had asked her more questions about the printing house than about the pudding",
  ),
  tie("pryce", "hester", "acquaintance", 0.15, 0.45, 0.35, "I never arrange what I can merely await."),
  tie("pryce", "pim", "acquaintance", 0.1, 0.3, 0.15, "I make it my business to read what other people leave lying open"),
  tie("juno", "thale", "acquaintance", 0.25, 0.4, 0.45, "Everything I grow would rather be somewhere else"),
  tie("bram", "pim", "friend", 0.35, 0.6, 0.5, "counted, on his fingers, the words he would need"),
  tie("odile", "juno", "acquaintance", 0.25, 0.55, 0.5, ""),
  tie("juno", "odile", "acquaintance", 0.35, 0.6, 0.5, ""),
  tie("ferris", "thale", "acquaintance", 0.05, 0.4, 0.5, ""),
  tie("thale", "ferris", "acquaintance", -0.1, 0.45, 0.45, ""),
  tie("ferris", "hester", "acquaintance", 0.2, 0.3, 0.55, ""),
  tie("hester", "ferris", "friend", 0.4, 0.55, 0.6, ""),
  tie("ferris", "bram", "acquaintance", 0.25, 0.6, 0.45, ""),
  tie("bram", "ferris", "acquaintance", 0.3, 0.55, 0.4, ""),
  tie("pim", "hester", "friend", 0.4, 0.35, 0.6, ""),
  tie("hester", "pim", "friend", 0.45, 0.35, 0.6, ""),
  tie("pim", "bram", "friend", 0.45, 0.7, 0.5, ""),
  tie("thale", "bram", "acquaintance", -0.05, 0.45, 0.4, ""),
  tie("bram", "thale", "acquaintance", 0.1, 0.3, 0.45, ""),
  tie("thale", "juno", "acquaintance", 0.3, 0.5, 0.45, ""),
  tie("hester", "juno", "friend", 0.4, 0.55, 0.55, ""),
  tie("juno", "hester", "friend", 0.3, 0.3, 0.55, ""),
  tie("bram", "juno", "acquaintance", 0.3, 0.55, 0.4, ""),
  tie("juno", "bram", "acquaintance", 0.4, 0.7, 0.4, ""),
];
