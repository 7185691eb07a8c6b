import type { Bank } from "./bank.ts";

/** First words after somebody's statement, by what the speaker makes of it. */
export const reactions: Readonly<Record<string, Bank>> = {
  agree: {
    any: [
      "{Quite so|That is so|Just so}, [you].",
      "{I have thought|I thought} the same.",
      "You {put it better than I did|say it well}.",
      "{There!|You see?} {It is not only me.|I said as much.}",
    ],
    warm: ["{Yes! Exactly that|You have it}, [you].", "I am glad {it was you who said it|you said that}."],
    quiet: ["{True|Aye|So it is|Mm}."],
    blunt: ["{At last|For once}, {somebody says it|we agree}."],
    talker: ["That's {it, that's it exactly|what I tell everybody}!"],
    dreamer: ["{Yes; I had not the words for it|I felt that before you said it}."],
    exact: ["{Agreed, on the main point|That is correct, as far as it goes}."],
    anxious: ["Oh, thank goodness. {I thought I was the only one.|I hoped you would say so.}"],
  },
  doubt: {
    any: [
      "{I wonder|I am not so sure}, [you].",
      "{That is one way of looking at it|There I cannot follow you}.",
      "{Perhaps|It may be}. {I should put it otherwise.|Not everybody would say so.}",
    ],
    fond: ["I love you for {thinking|saying} so, and I {doubt it|cannot believe it}."],
    warm: ["{You are kinder than I am|You see the best of it}, [you]."],
    cold: ["{You would say that|How convenient}.", "I have {heard better|never heard it told worse}."],
    blunt: [
      "{Nonsense|Rubbish|Stuff}, [you].",
      "No, [you]: {that is what you would like|that is only the polite half|try again}.",
      "{Prove it. I doubt that you can.|Says who? Names, please.}",
    ],
    exact: ["{That does not follow|You leave out the dates}."],
    quiet: ["{Hm|Maybe|I'd not say that}."],
    anxious: ["{Are you sure|Is that so}? {I should never dare to say it.|I wish that I were.}"],
  },
  echo: {
    any: [
      "[Echo]? {I had forgotten that|I had not thought of that}.",
      "You say [echo] {as if that were the end of it|and I cannot help smiling}.",
      "[Echo], {of all things|yes}.",
      "It is [echo] that {interests|troubles} me.",
      "Never mind [echo]{, [you]|}. {Think|Look} {further|behind it}.",
    ],
    cold: ["Oh, [echo]. {Always|We are to hear about} [echo].", "[Echo]! {Is that|Was that} the best you could find?"],
    warm: ["[Echo]! {Only you would notice|I love that you noticed}, [you]."],
    exact: ["Go back to [echo]. {Whose, and since when?|What of it, precisely?}"],
    dreamer: ["[Echo]: {say that again|I shall think of that tonight}."],
  },
  confided: {
    warm: [
      "{Thank you for telling me|I am glad that you told me}, [you]. {It goes no further.|It is safe here.}",
      "You have carried that {long enough|by yourself too long}.",
      "{Come here|Sit down}. {There is nothing in that to be ashamed of.|I think no worse of you. Better, if anything.}",
      "I {half knew|had guessed}. I was waiting until {you wanted me to know|you could say it}.",
    ],
    even: [
      "{That cannot have been easy to say|I did not expect that}. {I shall need a night to think of it.|Let me think.}",
      "Who else {have you told|knows}? {Then let it stay so.|Nobody? Then it stays with me.}",
      "{Well|So that is it}. {A good many things make sense now.|I wondered what it was.}",
    ],
    cold: [
      "{And what am I to do with that|Why bring that to me}?",
      "You {might have|should have} said so {when it would have cost you something|a good deal sooner}.",
      "I am {sorry|surprised}. {I am not surprised enough.|Not sorry enough to forget it.}",
    ],
    quiet: ["{All right|I hear you}. {It stays with me.|You've said it now.}"],
    exact: ["Then let us {be clear|have it straight}: {who knows, and since when|what is done, and what can still be mended}?"],
    anxious: ["Oh. {Oh, [you]. What will you do?|And nobody knows? Nobody at all?}"],
  },
  struck: {
    cold: [
      "{Take that back|Say that once more, slowly}, [you].",
      "You {have no right|are the last person} to {lecture me|say so}.",
      "{Is that what you think?|So now we have it.} {I had wondered when it would come.|Good. I prefer it in the open.}",
      "And you{, I suppose,| } have never {once|in your life} {put a foot wrong|told less than the whole}?",
      "{Lower your voice|Mind your tongue}.",
    ],
    even: [
      "I {will not quarrel|did not come here to quarrel} {about it|with you}.",
      "{There is some truth in that|Part of that is fair}. {The rest is temper.|You might have said it more gently.}",
      "{You are angry|That was meant to hurt}. {I can wait.|I shall answer when it has stopped.}",
    ],
    warm: [
      "I {deserved that|had that coming}. {Some of it.|Perhaps not so loud.}",
      "{You are tired|You are hurt}, [you], {and so am I|and I did not see it}. {Let us begin again.|I am sorry.}",
    ],
    anxious: ["{Please|Don't}. {I cannot bear to be spoken to like that.|Everybody is listening.}"],
    blunt: [
      "{Finished|Is that all}?",
      "Louder, {why not|[you]}. {I think they missed a word at the back.|There may be somebody in the street who did not hear.}",
    ],
    quiet: ["{Enough|That'll do}."],
  },
  told: {
    any: [
      "{No|Never|You don't say}! {And you had it from whom?|Who told you?}",
      "{I had heard|They told me} something of the kind{, and did not believe it|}.",
      "{That is not how I heard it|I heard it with a different ending}.",
    ],
    warm: ["You are {wicked|terrible}, [you]. Go on."],
    cold: [
      "I {do not care to|would rather not} {hear|listen to} that.",
      "{You should be careful with other people's names|And what do they say of you, I wonder}?",
    ],
    gentle: ["{Poor soul|I am sorry to hear it}. {There may be a kinder reason.|We do not know the half of it.}"],
    exact: ["{Heard, or seen|Who saw it}? {There is a difference.|I should want two witnesses.}"],
    quiet: ["{Is that so|Folk talk}.", "I don't {carry|hold with} tales."],
    talker: ["I knew it! {I knew it, and I said so.|I have been saying so for weeks.}"],
  },
  asked_along: {
    any: [
      "{If you lead|If you will go first}, [you], {I will follow, grumbling|I will hold the lamp}.",
      "{I had the same thought|I have thought of that, too}, {in my bath|on the stairs|only yesterday}, and {did not dare to say it|put it away as too simple}.",
      "{You have been thinking about this|Somebody has been lying awake}, [you]. {I am glad it was not only me.|It shows, and I approve.}",
      "{Let me hear the worst of it first|What does it cost us}, [you]? {Then yes.|I like to know before I say yes.}",
      "{It is a plan, at least|As plans go, I have heard thinner}. {I only wish I had a better.|Let us call it that.}",
    ],
    warm: [
      "{Yes, let us|I am with you|Count on me}, [you]. {|I was only waiting for somebody to say so.|You need not ask twice.}",
      "{That might do it|That is the best idea I have heard today}, [you]{, and I have been talking to myself all day|, and I have heard several|}.",
      "With you, [you], I would {try it blindfold|go a good deal further than that}.",
      "{You had me at the first word|I should be hurt if you asked anybody else}, [you].",
      "{What fun|What a relief}, [you]! {I was so tired of being careful alone.|Do let us, before we grow sensible.}",
    ],
    even: [
      "{It might work|We could try}, [you]. {I see one difficulty.|We should need a little luck.|I have seen worse done by cleverer people.}",
      "{Very well|All right}, [you]. {On one condition: nobody else hears.|But I choose the hour.|I shall want it back in writing.}",
      "{Say that I agree|Suppose I said yes}. {Who goes first?|What happens to me when it fails?}",
    ],
    cold: [
      "{You do it, then|I would sooner do it alone}, [you]. {I shall watch from a distance.|No offence. Some offence.}",
      "And when it fails, [you], {whose name is on it|who pays}?",
      "{Why me|What do you gain}, [you]? {You have never needed company before.|I ask because you never ask for nothing.}",
    ],
    exact: [
      "{Good|Agreed}, [you]. {Then let us be orderly about it.|Only let us write it down.|I shall draw up a list.}",
      "{In principle, yes|I have no objection}, provided that {each of us keeps an account|we agree beforehand when to stop}.",
    ],
    anxious: [
      "{Could we|Do you think we could|Dare we}, [you]? {What if we are seen?|What if it goes wrong?|I want to. I am only frightened.}",
      "{Yes. Yes, before I think|If you hold my sleeve}, [you]. {Do not let me think.|I shall be no use, but I shall be there.}",
    ],
    quiet: [
      "{Right|Good|Very well}, [you]. {I'll do it.|Say when.|I'll bring the lamp.}",
      "{I'm willing|I can do that|I'd not mind}, [you].",
    ],
    talker: [
      "{Yes! And I know just the person to ask|Yes, and let us begin this minute}, [you]! {What are we waiting for?|I will tell nobody. Almost nobody.}",
    ],
    blunt: ["{Fine|Done}. {Half the credit is mine.|But if you slow me down, I go on without you.|Don't thank me.}"],
    loose: ["{Whatever it is, yes|I wasn't listening to the end, but yes}, [you]. {Remind me on the day.|Will there be supper?}"],
    dreamer: [
      "{I can see it already|It has the shape of a good story}, [you]: {two shadows and a lantern|nobody will believe us, which is the beauty of it}.",
    ],
  },
};
