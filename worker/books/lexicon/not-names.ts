const CALENDAR =
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter michaelmas lent spring summer autumn winter";
const PEOPLES =
  "english french german american americans italian italians spanish russian greek latin roman romans jew jews jewish christian christians catholic protestant indian indians irish scotch scottish welsh dutch chinese european europeans british englishman englishmen frenchman frenchmen englishwoman yankee turk turks arab arabs asian african swiss austrian gothic victorian georgian elizabethan";
const HELD_HIGH =
  "god lord heaven heavens providence bible scripture majesty highness lordship ladyship honour honor excellency hell devil satan fate nature time death love life fortune sabbath i o oh ah";
const ADDRESS =
  "sir madam ma'am ma mister mr mrs miss dr esq doctor captain sire milord mother father papa mamma mama mum dad daddy uncle aunt auntie brother sister grandmother grandfather son daughter";
const CALLS =
  "hullo hello hallo halloa hush aha ah ay aye alas amen bah hurrah hooray ha ho hey hi ugh pooh tut goodness gracious mercy bless damn indeed really certainly please thanks thank goodbye adieu bravo nonsense rubbish stop look listen wait yet then well nay pray pshaw o'clock good dear poor old little";
const PARTS =
  "chapter part book volume illustration footnote contents the a an and but or if it he she they we you my his her your our their this that these those what who whom when where why how which there here yes no not so then now";

/** "Germans" as well as "German". */
const PEOPLES_MANY = PEOPLES.replaceAll(/(?<=\p{L})(?=\s|$)/gu, "s");

/** Words with a capital that name no person by themselves; they may stand inside a longer name. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  `${CALENDAR} ${PEOPLES} ${PEOPLES_MANY} ${HELD_HIGH} ${ADDRESS} ${CALLS} ${PARTS}`.split(" "),
);

/** Words that open the name of a place: "Mount Grey", "the Hotel Grey". */
export const PLACE_LEADS: ReadonlySet<string> = new Set(
  "mount lake port fort cape hotel hôtel villa château chateau castle casa palazzo piazza pension rue via isle point".split(" "),
);

/** Words that end the name of a place, a ship, an office or a work. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  "street road lane avenue square place park house hall court castle abbey church bridge river lake sea island isle islands mountain mountains hill hills valley bay cape inn hotel city town village county shire square terrace row crescent gardens garden station college school university club office company society bank times gazette post chronicle forest wood woods gate lodge manor cottage farm theatre museum palace tower alley creek canal desert coast ocean point beach port harbour yard museum cathedral hospital army navy regiment act bill".split(
    " ",
  ),
);
