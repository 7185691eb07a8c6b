import { Stems } from "./stems.ts";

/** What a word says of the tie between two people who share its sentence. */
export interface Tone {
  /** -1..1. */
  readonly warmth: number;
  /** -1..1: whether one can rely on the other. */
  readonly trust: number;
  /** Kind of tie it speaks for. */
  readonly kind: "mentor" | "rival" | "ally" | "friend" | null;
}

const tone = (warmth: number, trust = 0, kind: Tone["kind"] = null): Tone => ({ warmth, trust, kind });

/** Our own short lexicon of warm and cold words, by their beginnings. */
export const TONES = new Stems<Tone>([
  ["love loved loves loving beloved darling adore sweetheart kiss embrac betroth marry marri wed wooed courtship passion", tone(0.9, 0.3)],
  ["dear dearest fond affection tender cherish devot delight", tone(0.7, 0.4)],
  ["friend friends friendship comrad companion", tone(0.6, 0.6, "friend")],
  [
    "kind kindly kindness generous gentle thank grateful gratitude bless welcom comfort console smile smiled smiling laugh pleas please pleased happy happily glad joy cheer admir charm prais sympath pity forgiv",
    tone(0.6, 0.3),
  ],
  ["trust faith honest loyal faithful confid rely relied honour honor respect esteem protect promis", tone(0.4, 0.9)],
  ["help helped helping assist ally allied togeth", tone(0.4, 0.6, "ally")],
  ["teach taught pupil lesson tutor master advise advice guide counsel instruct", tone(0.2, 0.4, "mentor")],
  [
    "hate hated hates hatred loath detest despis abhor enemy enemies curse cursed revenge murder kill villain scoundrel wretch brute",
    tone(-0.9, -0.7, "rival"),
  ],
  ["rival jealous envy envi compet duel", tone(-0.5, -0.4, "rival")],
  [
    "anger angry angrily fury furious rage temper quarrel insult scorn contempt disgust scold sneer snapp shout threat strike struck blow cruel harsh rude insolen hurt offend offence",
    tone(-0.7, -0.3),
  ],
  ["lie lied liar deceiv deceit betray cheat false steal stole thief suspect suspici doubt distrust secret treach", tone(-0.5, -0.9)],
  [
    "cold coldly stern stiff dislike avoid refuse refus reject reproach blame fault ashamed sulk annoy vex tire weary bore bored",
    tone(-0.4, -0.2),
  ],
  ["afraid fear fright terrif dread", tone(-0.4, -0.4)],
]);

/** Words that turn the next few about. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  "not never no nor hardly scarcely don't didn't won't cannot can't isn't wasn't without".split(" "),
);
