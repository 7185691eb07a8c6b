/** Words that carry no subject: articles, pronouns, prepositions, auxiliaries, common verbs and adverbs. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those some any no every each all both either neither such same other another one two three four five six seven eight nine ten " +
    "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us our ours ourselves they them their theirs themselves " +
    "who whom whose which what whoever whatever of to in on at by for from with without into upon about against between among through during before after above below under over out off down up " +
    "again further then once here there when where why how than too very just so as if or and but nor yet because while until unless though although since whether " +
    "am is are was were be been being have has had having do does did doing done will would shall should can could may might must ought need dare used " +
    "not never ever always often sometimes still already now soon even only also else rather quite almost much many more most less least few little lot enough well indeed perhaps maybe really certainly " +
    "say said says saying tell told ask asked know knew known think thought see saw seen come came go went gone going get got make made take took taken give gave given let put seem seemed look looked want wanted find found keep kept " +
    "mean meant like liked believe suppose suppose hope wish try call called hear heard feel felt leave left bring brought stand stood sit sat turn turned speak spoke talk talked going want " +
    "yes oh ah well no sir madam ma'am miss mr mrs dear thing things something anything nothing everything someone anyone everyone nobody anybody everybody way ways time times day days man men woman women people sort kind bit " +
    "course idea hour hours moment while dozen rest half case matter place anyone reason word words life head hand year years week month night morning evening chance use trouble kind minute minutes fact point question answer " +
    "good great old young new first last next long own right left sure true able better best worse worst away back ever together till towards toward around near far per via don't won't can't didn't isn't wasn't couldn't wouldn't shouldn't doesn't haven't hasn't hadn't ain't shan't i'm it's that's let's"
  ).split(" "),
);
