/** Nouns from books made fit to be talked about: which can be, and in what form. */
import { isPlural } from "./english.ts";

/** People by kin or kind: nobody to talk of until it is known whose they are. */
const KIN =
  /^(mother|father|sister|brother|aunt|uncle|cousin|niece|nephew|son|daughter|wife|husband|parent|child|mamma|papa|mama|grandmother|grandfather|girl|boy|lady|gentleman|man|woman|person|fellow|friend|creature|partner|sir|madam|lad|chap|body|ladyship|lordship|governess|people|men|women|girls|boys|children|sisters|brothers|daughters|sons|ladies|gentlemen|friends|parents)$/;

/** Words that a reading takes for nouns and that name nothing one can have a view of. */
const HOLLOW = new Set(
  "abode absence account acquaintance addition address addresses advantage advantages afternoon afternoons agreement appearance assistance bathe bearing bottom capital change changes character characters circle confession consequence corner corners data department departments description direction directions distress drop driver duty effort eye eyes faces favour favours favourite favourites figure figures fashion follow form fuss habit hair heads heart hint hints home homes hope hopes importance impulse inch increase inquiry inside instrument instruments interest judgment judgments knee knees know launch lap look looks loss losses make makes majors manner manners mark measure mention merit message morals mouth movement movements no noise note observation opposite portion portions possession presence presences principle proper process profession progress promise proposal quality reference reign remark reply report sign signs silent size sleeve society speech spirits spot stranger strange success successes suit suits surface surfaces tail tails tear tears terms thanks thought thoughts total trace trace traces trial trials value values visit visits voice walk walks way wishes witness worlds writing poor pile piles stories game games station sentiment sentiments connection bill bills able about above across affair affairs after again ahead alike all along already also always amount another anybody anyone anything aside attempt away back because before behalf behind below best better between beyond both cannot case cases cause causes certain chance choice circumstance circumstances concern contrary could course date deal degree degrees difference distance doubt each early effect either else enough even evening event events ever every everybody everyone everything example except extent face fact fault feet few first former forth forward front future general great half hand hands have head heart help here herself himself hour hours idea instance instant item itself just kind last late later latter least length less light like little long longer look lot many manner matter maybe mean means middle might mind minute minutes moment moments more morning most much must myself name near need neither never next night nobody none nothing notice now number object occasion once one only opinion opportunity order other others ought ours outside over own pair pardon part particular particulars parts past past people perhaps piece place places plenty point possible present purpose quarter question quite rate rather reason respect rest result right room same sake score sense several shall short should side sides sight size slightest some somebody something sort sorts spite start state step steps still stop subject such sure surely than that their them then there these they thing things third this those though thousand time times today together tomorrow tonight total touch towards trouble truth turn twice under until upon use usual utmost very view want ways week weeks well what when where which while whole whom whose will wish with within without wonder word words world worse worst worth would wrong year years yesterday yet your yours yourself".split(
    " ",
  ),
);

/** What there is one of. */
const THE =
  /^(weather|garden|church|chapel|house|library|street|town|village|country|countryside|neighbourhood|neighborhood|sea|river|lake|wood|woods|moon|sun|sky|army|navy|law|press|railway|hillside|hill|harbour|theatre|opera|parish|parsonage|manor|estate|post|bank|market|clergy|season|winter|summer|spring|autumn|war|regiment|militia|future|past|kitchen|cellar|attic|bridge|mill|inn|school|court|government|king|queen|devil|soul|tide|wind|fire|fog|rain|snow)$/;
const MASS =
  /^(type|love|marriage|matrimony|money|music|justice|honour|honor|work|faith|art|food|tea|coffee|wine|beer|bread|glass|business|nature|society|company|gossip|revenge|vengeance|pride|prejudice|hope|fear|death|life|luck|fortune|news|poetry|grief|fate|duty|gold|silver|blood|water|sleep|dinner|supper|breakfast|luncheon|heaven|hell|beauty|trade|sport|conversation|advice|consent|knowledge|deceit|romance|affection|behaviour|behavior|conduct|credit|merit|sense|sensibility|anger|joy|sorrow|envy|jealousy|treasure|opium|cocaine|tobacco|travel|luggage|furniture|evidence|proof|science|chemistry|logic|reading|dancing|walking|hunting|religion|comfort|peace|quiet|silence|truth|courage|temper|taste|wit|sympathy|gratitude|obedience|delicacy|economy|power|trust|passion|resentment|disappointment|admiration|esteem|felicity|misery|poverty|wealth|mercy|guilt|shame|health|youth|age|freedom|liberty|property|paper|ink|smoke|dust|croquet|whist|tennis|cricket|arithmetic|grammar|history|geography|nonsense|soup|mustard|butter|cake|treacle|mischief|breeding|etiquette|propriety|decorum|discretion|elegance|patience)$/;
const MASS_ENDING = /.{3}((?<!wit|gover|har)ness|ship|hood|ism|dom|ics|ity|ude)$/;

/** Whether a noun from a book can be talked of at all. */
export const isSayable = (noun: string): boolean => {
  const word = noun.trim().toLowerCase();
  const head = word.split(" ").at(-1) ?? "";
  if (head.length < 3 || !/^\p{L}/u.test(word)) return false;
  return word.includes(" ") ? !HOLLOW.has(word) : !KIN.test(word) && !HOLLOW.has(word) && !/(ly|n't)$/.test(word);
};

const IRREGULAR: Readonly<Record<string, string>> = {
  mouse: "mice",
  goose: "geese",
  foot: "feet",
  tooth: "teeth",
  wife: "wives",
  knife: "knives",
};

const plural = (noun: string): string =>
  IRREGULAR[noun] ??
  (noun.endsWith("man") && !noun.endsWith("human")
    ? `${noun.slice(0, -2)}en`
    : /[^aeiou]y$/.test(noun)
      ? `${noun.slice(0, -1)}ies`
      : /(s|x|z|ch|sh)$/.test(noun)
        ? `${noun}es`
        : `${noun}s`);

/** A bare noun as a subject in general: "bonnet" is "bonnets", "church" is "the church", "pride" stays. Phrases of several words stay. */
export const inGeneral = (noun: string): string => {
  if (noun.includes(" ") || /^\p{Lu}/u.test(noun) || isPlural(noun)) return noun;
  if (THE.test(noun)) return `the ${noun}`;
  return MASS.test(noun) || MASS_ENDING.test(noun) ? noun : plural(noun);
};
