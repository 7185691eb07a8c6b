import type { Bank } from "./bank.ts";

/** Something that happened, told because it belongs here. */
export const recollections: Bank = {
  any: [
    "[tale] {It comes back to me now.|I thought of that as you spoke.|I don't know why I tell you.}",
    "{I will tell you something|Here is a thing}. [tale]",
    "[tale] {You may laugh.|That was all. It was a good deal.|I have been a different person since, by an inch or so.}",
  ],
  quiet: ["[tale]"],
  exact: ["{For the record|As a matter of fact}: [tale]"],
  anxious: ["[tale] {Was that wrong?|I keep going over it.}"],
  talker: ["Did I {tell|ever tell} you? [tale] {I have not told anybody, apart from everybody.|And I am still not over it.}"],
  warm: ["{You of all people should hear this|I have wanted to tell you}. [tale]"],
};

/** What one said in the book and has not taken back. */
export const sayings: Bank = {
  any: [
    "{I have said it before, and I say it again|I once said a thing that I have not taken back|I have not forgotten what I said}: “[saying]”",
    "[saying] {I said so then, and I say so now.|I have not changed my mind.|That was true when I first said it.}",
    "[saying]",
  ],
  anxious: ["“[saying]” {Why did I say so?|I said that once, and I have gone over it ever since.}"],
  exact: ["{My words were|What I said was}, “[saying]” {I stand by them.|I would not alter a word.}"],
  talker: ["{You know what I always say|I tell everybody}: “[saying]”"],
};

/** Taking up what the two last talked about. */
export const returns: Bank = {
  any: [
    "{I have thought again about [matter] since [where]|You gave me something to think of [at], [you]}. {I am not sure that I was fair.|I have not come to the end of it.}",
    "{We did not finish with [matter]|You never told me the end of it, about [matter]}, [you], {[at]|the last time}.",
    "{What you said [at]|That talk of ours about [matter]} has {stayed with me|kept me company}, [you].",
  ],
  cold: ["{I have not forgotten|You will remember} what you said of [matter], [you], [at]. {Nor forgiven it.|I do.}"],
  warm: ["I have {been saving up something|thought of something} about [matter] for you, [you], since [where]."],
};

/** What was said to the speaker's face, given back. */
export const grudges: Bank = {
  any: [
    "“[grudge]” {Those were your words|You said that to me}, [you]. {Did you think I had forgotten?|I have carried them about ever since.}",
    "You {told|said to} me, “[grudge]” {I should like to hear you say it again.|I have waited to answer that.}",
  ],
  exact: ["I can give it you word for word: “[grudge]” {Have I the punctuation right?|I wrote it down.}"],
};

/** News at second hand, in the words in which it came. */
export const hearsay: Bank = {
  any: [
    "[source] told me {a thing|something} about [topic]: “[hearsay]” {I only repeat it.|Make of that what you can.}",
    "{You did not have this from me|I should not say it}: according to [source], “[hearsay]”",
  ],
  exact: ["[source] said of [topic], and I give it exactly: “[hearsay]” {I was not asked to keep it.|I have no second witness.}"],
};

/** What somebody confided, let slip. */
export const leaks: Bank = {
  any: [
    "[topic] told me something in confidence, and {I am going to burst|I have held it as long as I can}: “[confidence]” {Not a word!|You never heard it.}",
    "{I promised to keep it|I said I would not tell}. “[confidence]” {That was [topic], to me.|So [topic] said, {with [topic]'s own mouth|and looked at the floor}.}",
  ],
};

/** First words to somebody with whom there is something unfinished. */
export const resumptions: Bank = {
  quarrelled: [
    "[you]. {We did not part well, the last time|There were hard words between us [at]}. {I have not come for more.|I wonder who is to begin.}",
    "{So we are speaking, [you]|You have forgiven me, or you have forgotten, [you]}? {[At] I thought we never should again.|I had not been sure.}",
  ],
  "quarrelled+cold": ["[you]. {I have not forgotten [where].|If you have come to finish what you began [at], I am quite rested.}"],
  confided: [
    "[you]. {I have told nobody|It is safe, what you told me|I have thought a good deal about what was said} {|[at]|since [where]}.",
    "[you]! {I was afraid you would avoid me, after [where].|You look lighter than you did [at].}",
  ],
  planned: [
    "[you]! {I have not forgotten our plan|Well? Have you begun}? {I have done my half, nearly.|Tell me you were not seen.}",
    "There you are, [you]. {About what we settled [at]|Our little conspiracy}: {I have had a better idea|I am losing my nerve|are you still with me}?",
  ],
};

/** General truths, which people say when they mean somebody in particular. */
export const maxims: Bank = {
  any: [
    "{I sometimes think|It seems to me|I have come to believe} that a secret is only a story that has not found its {audience|listener}.",
    "{Have you noticed? |I find that |}Most people are honest until they are asked.",
    "One is never so polite as when one has made up one's mind to refuse. {I have been on both sides of that.|I have seen it done beautifully.}",
    "{They say|I was taught} that it is the small debts that keep us awake. {The large ones we call property.|Nobody ever lost sleep over a cathedral.}",
    "Half of {every|any} quarrel is about who was listening. {The other half is about supper.|I have never known one hold out in an empty room.}",
    "We forgive people a great deal for being out of the room. {Then they come back in.|I have tried it myself, and it works.}",
    "{It is my experience|In my experience it is so:} that nobody keeps a promise so well as the one who regrets making it.",
  ],
  blunt: [
    "{Everybody|The whole world} wants the truth, and nobody has {a chair to offer it|asked it to supper}.",
    "{Kindness is what people call it|They call it kindness} when they have not {been told the price|seen the bill}.",
    "Tact is only fear with its hair brushed{. I never had the patience|. I go without|}.",
  ],
  gentle: [
    "{I think|I do believe} people are mostly frightened, and only sometimes wicked.",
    "You can {mend|put right} almost anything that you find early{. It is the looking that is hard|}.",
    "Somebody has to go first, in forgiving. {It might as well be whoever is less tired.|I never found that it hurt.}",
  ],
  anxious: [
    "Whenever I am happy I {look|find that I look} round to see who is going to {charge me for it|come in}.",
    "It is never the thing one lies awake over. It is the {thing behind it|other thing}.",
  ],
  calm: [
    "Most troubles are {early|punctual}; it is {we who run to meet them|only we who are not}.",
    "A thing is seldom as near as it {sounds|looks}. {I put the kettle on, and wait for it to arrive.|That goes for thunder, too.}",
  ],
  dreamer: [
    "Every house has one room that is {always|still} somebody's childhood.",
    "We are all of us {letters|messages} that somebody {forgot|was too shy} to post.",
    "{I collect|I have a weakness for} things that are nearly something else: {dusk, bridges, the first week of spring|moths, landings, Sundays}.",
  ],
  plain: [
    "A roof, a fire, and nobody shouting. {I've yet to be shown what else there is.|The rest is trimmings.}",
    "You can't {eat|wear} an opinion.",
  ],
  exact: [
    "A thing is finished when it can be checked. {Until then it is a mood.|Not before.}",
    "{Error|Untidiness} is only {hurry|laziness} {that got away with it|seen from behind}.",
  ],
  loose: [
    "Anything worth having turns up under something else{, I find|. You have only to stop looking|}.",
    "I have never been late for anything that {began on time|was going to happen without me}.",
  ],
  talker: [
    "A thing isn't real until you've told it to three people, and one of them has {got it wrong|gasped}.",
    "Silence is all very well, but it never {brought|asked} anybody {a chair|in out of the rain}.",
  ],
  quiet: ["Water goes round. {People could.|It gets there.}", "Folk talk to fill the room. {It was full already.|I don't mind the room.}"],
};
