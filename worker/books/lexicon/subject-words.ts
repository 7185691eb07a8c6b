const BODY =
  "body bodies countenance head heads hand hands arm arms eye eyes face faces hair lip lips mouth nose ear ears foot feet leg legs knee knees finger fingers shoulder shoulders back breast heart hearts throat neck cheek cheeks tongue tooth teeth breath voice voices skin bosom brow";
const GENERIC =
  "couple contrary second favourite abode inch inches mile miles yard yards quarter quarters pound pounds dollar dollars cent cents shilling shillings penny pence bottom average dozen nice late fine charge design acquaintance fortnight height preference list enquiries enquiry inquiry inquiries accident account act action addition advantage advantages affair affairs aim amount answer appearance attempt attention authority beginning behalf belief business case cases cause causes chance change character choice circumstance circumstances compliment concern condition conduct consequence consent course deal degree desire difference difficulty direction distance doubt duty earth effect effort end ends evening event events evil example excuse existence expectation experience expression extent face fact facts favour fault feeling feelings form future ground half harm haste help hour hours hurry idea ideas influence inclination information instance instant intention interest job judgment kind knowledge lack least length liberty life light line lines look looks loss lot manner manners mark matter matters meaning means merit mind minds minute minutes mistake moment moments morning motive name names nature necessity need night nonsense notice notion number object objection occasion offence opinion opinions opportunity order others pains pair part particular particulars parts pass past pause person persons piece pity place places plan pleasure point points position possibility power present principle probability proof proper purpose quality quantity question questions rate reason reasons regard relation remark respect rest result right room round sake satisfaction scene scheme sense sentiment sentiments set shame share side sides sight sign situation sort sorts spirit spirits spot stage start state step steps stop style subject subjects surprise talk term terms thing things thought thoughts time times tone total trouble truth turn twice understanding use view views visit want way ways week weeks while whole will wish wishes word words work world worth year years yesterday yet days day nights mornings month months today tomorrow tonight bit lots bits";
const COURTESIES =
  "apology apologies compliments congratulation congratulations farewell fare thanks pardon invitation refusal reproof remarks address excuses greeting greetings welcome goodbye";
const FEELINGS =
  "abhorrence admiration affection amusement anger anguish anxiety astonishment comfort comforts contempt curiosity delight despair disappointment disgust dislike distress dread envy esteem fear fears felicity gratitude grief happiness hatred hope hopes hate horror humour indignation jealousy joy laugh laughter love misery misfortune misfortunes modesty passion patience persuasion pride rage regret relief resentment scorn shock smile smiles sorrow sympathy tear tears temper tenderness terror triumph vanity vexation weakness weaknesses wonder worry worries";
const CALLS =
  "sir madam lord lords lady ladies gentleman gentlemen girl girls boy boys man men woman women child children fellow fellows people folk folks chap chaps creature creatures friend friends stranger strangers dear darling master mistress miss baby babies kid kids anybody nobody somebody everybody dears sirs thee thou ladyship lordship majesty honour devil god heaven heavens goodness gracious";
const KIN =
  "mother mothers mamma mama mum father fathers papa dad parent parents daughter daughters son sons sister sisters brother brothers wife wives husband husbands aunt aunts uncle uncles niece nieces nephew nephews cousin cousins grandmother grandfather grandson granddaughter family families relation relations relative relatives twin twins widow";

/** Slurs of old books: a person of the cast says none of them again here. */
export const SLUR =
  /(?:^|[^\p{L}])(?:nigg(?:er|uh|ah|a)s?|darky|darkies|darkeys?|coons?|half-?breeds?|injuns?|chinam[ae]n|wops?|kikes?)(?![\p{L}])/iu;

/** Nouns nobody could open a conversation about: parts of the body, kin, courtesies, feelings, forms of address, and those that need another noun to mean anything. */
export const NO_SUBJECTS: ReadonlySet<string> = new Set(`${BODY} ${GENERIC} ${COURTESIES} ${FEELINGS} ${CALLS} ${KIN}`.split(" "));

/** Words after which a noun, or an adjective and a noun, follows. */
export const DETERMINERS: ReadonlySet<string> = new Set(
  "the a an my your his her our their this that these those some any no every another".split(" "),
);

/** Words after which a verb follows. */
export const VERB_LEADS: ReadonlySet<string> = new Set(
  "i you he she we they who to will would shall should can could may might must do does did don't didn't not never cannot can't won't let us".split(
    " ",
  ),
);
