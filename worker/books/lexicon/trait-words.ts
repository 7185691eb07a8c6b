import type { Traits } from "../../../objects/simulation/state.ts";
import { Stems } from "./stems.ts";

export interface TraitSign {
  readonly trait: keyof Traits;
  /** 1 speaks for more of the trait, -1 for less. */
  readonly sign: 1 | -1;
}

const sign = (trait: keyof Traits, direction: 1 | -1): TraitSign => ({ trait, sign: direction });

/**
 * Our own short lexicon of words that show a trait when narration uses them of a person or when a person uses them. After the adjectives by which the Big
 * Five were first found (Goldberg 1990), in words that fiction uses.
 */
export const TRAIT_WORDS = new Stems<TraitSign>([
  [
    "imagin dream wonder curious curios fancy fancie poet poem music paint book books read reading idea ideas beaut strange myster philosoph invent creativ travel explor clever wit witty intellig ingeni origin theor thought thoughtful reflect artist",
    sign("openness", 1),
  ],
  ["practical common ordinary dull stupid ignoran convention proper custom tradition plain prosaic usual nonsense", sign("openness", -1)],
  [
    "duty duties careful carefully order orderly exact precis punctual plan plans planned work worked method diligen patien resolve resolut determin respons prompt business prudent prudence steady earnest tidy arrang finish prepar principle sensible reason",
    sign("conscientiousness", 1),
  ],
  [
    "idle lazy careless forgot forget reckless rash foolish silly wild thoughtless late neglect extravag imprud gambl drunk drank debt impatien hurry giddy whim",
    sign("conscientiousness", -1),
  ],
  [
    "laugh laughed merry merrily lively gay gaily danc party ball talk talked chatter cheer shout loud loudly bold boldly brisk exclaim cried eager animat sociab jolly sang joke joked spirits energ vivac rattl",
    sign("extraversion", 1),
  ],
  [
    "quiet quietly silent silence shy shyly timid reserve reserved alone solitud solitar withdr grave gravely gloom blush modest bashful whisper hesitat retir murmur mutter",
    sign("extraversion", -1),
  ],
  [
    "kind kindly kindness gentle gently sweet sweetly tender good-natur amiable generous polite civil pity pitied sympath help helped forgiv thank please comfort affection warm warmly humble friendly obliging agree smiled soft softly mild",
    sign("agreeableness", 1),
  ],
  [
    "proud proudly pride haughty cold coldly cruel harsh rude rudely contempt scorn sneer insolen selfish angry angrily anger quarrel sharp sharply stern mock insult hate disdain arrogan impertin savage brut sarcas fierce snapp obstinate vain resent",
    sign("agreeableness", -1),
  ],
  [
    "afraid fear fearful fright anxious anxiety anxiously nervous nervously worry worried trembl agitat distress miser unhapp weep wept tears sob sobbed despair alarm terrif terror upset dread pale faint shudder shame ashamed uneas fret lament hyster passion vex jealous",
    sign("neuroticism", 1),
  ],
  [
    "calm calmly cool coolly composed compos steady steadily serene content tranquil placid seren brave bravely confiden cheerful easy easily unmoved self-possess patient",
    sign("neuroticism", -1),
  ],
]);
