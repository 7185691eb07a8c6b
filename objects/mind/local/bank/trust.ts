import type { Bank } from "./bank.ts";

/** Working together: a proposal, and what to do next. */
export const proposals: Bank = {
  any: [
    "{We might|Suppose we} [step]{, you and I|}.",
    "{The two of us|Together we} could [step], {and nobody the wiser|for a start}.",
    "I {propose|say} that we [step], {and|and only} then {think about|turn to} [topic!].",
    "About [topic]: {let us|we could} [step].",
    "You {take|have} {the patience|the better head for it}, [you], and I {have|bring} {the nerve|the time}. {Let us [step].|Between us we make one sensible person.}",
    "If we are to get anywhere with [topic], we {must|had better} [step].",
  ],
  mine: [
    "Help me to [do], [you], {and I am in your debt|and name your price|and I will do as much for you}. {We could [step].|Say yes before you think.|}",
    "I cannot [do] {alone|without you|by myself}, [you]. {I have tried.|I know that now.|I had hoped not to have to say so.|So here I am.} {We might [step].|}",
    "{Nobody else has the nerve|You are the only one I would ask}, [you]: I want to [do]. {Shall we [step]?|We might begin small, and [step].}",
    "{If I am to|Before I can} [do], {somebody must|one of us must} [step]. {I thought of you.|I would ask anyone else, if there were anyone else.}",
  ],
  deed: ["If it can be done at all, to [do], it {must begin|begins} {here|tonight}: [step]."],
  exact: ["{First we|To begin with, we} [step]. {Then we [step].|Nothing else until that is done.}"],
  blunt: ["{Enough talk|Right}. {I say we|We} [step]. {Are you coming?|Now, not tomorrow.}"],
  dreamer: [
    "{I woke up with it whole|It came to me on the stairs}: we [step]. {Isn't it lovely? It might even work.|You see how simple it becomes.}",
  ],
  anxious: ["{Would it be very foolish|Do you think we might}, if we were careful, to [step]?"],
  quiet: ["We could [step].", "{I'd|I would} [step]. {With you.|If you're willing.}"],
  talker: ["Listen, listen: we [step], and {you leave the talking to me|I keep them all laughing in the meantime}!"],
  gentle: ["{Whatever we do|However we go about it}, {nobody should be shamed by it|let us be kind}. {We might [step].|Shall we [step]?}"],
};

/** Telling what one has told nobody. Those with [secret] or [tale] say the thing itself. */
export const confessions: Bank = {
  any: [
    "{I have never said this aloud|Don't answer; only listen}, [you]. {I envy you.|I am lonelier than I look.|I think I have wasted a good deal of time being right.}",
    "{When I said that I did not mind|All that talk of mine about [topic]}, [you]: {I minded. I still do.|none of it was true.|I was showing off, and hoping that you would stop me.}",
    "{Sometimes|At night, mostly} I {practise|go over} {leaving|what I would say, if anyone asked}, [you]. {I get as far as the door.|Nobody asks.|You are the nearest anyone has come.}",
    "What I {really want|have never owned to wanting}, [you], is {[longing], or the cure for it|to [goal], and to have it noticed}.",
    "I {once let somebody else take the blame|once kept quiet when a word would have helped}, [you]. {It was small. It has grown.|Nobody ever knew. I did.}",
    "{You think me|Everyone thinks me} {steady|sure of myself|hard to hurt}, [you]. {It is a coat. I put it on in the morning.|I let them. It saves time.|You should see me on the stairs.}",
    "{There is something I have not told you|I have kept something back}, [you]. {Let me get to it in my own way.|I would rather you had it from me.}",
    "{You are the only one I can say it to|I have not said this to anybody}: {I am not as sure as I sound|I have been wrong for longer than I have been sorry|I am tired of being admired for my patience|half of what I do, I do to be asked to stay}.",
    "{Promise you will not laugh|Don't say anything until I have done}. [tale]",
    "[tale] {Now you know as much as I do.|I have not told that to a soul.|There. That is what it was.}",
    "{If I seem strange|When I talk so much} about [topic], it is because {I am in it up to the neck|I am afraid of what I would do to keep quiet about it|it was I who began it}.",
    "I {act|talk} as if I {did not care|knew better}, [you]. {I care so much that it makes me clumsy.|I lie there and care until it gets light.|It is the only way I know of standing up straight.}",
  ],
  mine: ["{All this time|The truth is that} I have wanted {only|nothing so much as} to [do]. {There.|You may laugh now.}"],
  fond: [
    "I {tell you|am telling you} because {I could not bear you to hear it from somebody else|when you look at me like that I cannot do otherwise}, [first].",
  ],
  anxious: [
    "{I feel sick|My mouth is dry}. {I must say it or I shall burst|If I stop I shall never say it}: {I have been afraid, all this while, of being found out|I am frightened, and I do not know of what}.",
  ],
  exact: [
    "{To be accurate, which I have not been|I gave you an account that was not complete}, [you]. {I left myself out of it.|There is an entry missing, and I took it out.}",
  ],
  quiet: [
    "{There's a thing|I've a thing to say}, [you]. {I don't know where to start it.|I've carried it long enough.|You'll think I should have said it sooner.}",
    "{I'm not easy in my mind|It's not as I let on}, [you]. {I haven't been, for a while.|I'd sooner you knew.}",
    "[tale]",
  ],
  blunt: ["{I lied to you|I was not honest with you}, [you]. {Not much. Enough.|I would do it again, but I did not like it.}"],
  dreamer: ["I carry it about like [simile]. {Today I should like to put it down.|You may hold one end.}"],
  talker: [
    "I, who {tell everyone everything|cannot keep a recipe to myself}, have kept one thing {all this time|quiet}. {It has nearly killed me.|Imagine the effort.}",
  ],
};

/** The secret itself: kept for somebody trusted. */
export const disclosures: Bank = {
  any: [
    "{Listen|Come closer}, [you]. [secret] {Now there are two of us who know.|That is the whole of it.|Think what you like of me.}",
    "{I have gone round and round it|There is no good way to say it}. [secret]",
    "[secret] {There. I thought the roof would fall.|You are the first to hear it.}",
  ],
  quiet: ["[secret] {That's it.|That's what it was.}"],
  anxious: ["{Don't look at me while I say it|Let me say it quickly}. [secret] {Oh, say something.|Now you know.}"],
};

/** News of somebody who is not there. */
export const gossip: Bank = {
  person: [
    "{Between ourselves|This goes no further}, {something is up with|there is a story about} [topic].",
    "Have you {watched|looked at|met} [topic] lately? {All smiles, and never where one expects.|Somebody is sleeping badly.|That is the walk of a person with a plan.}",
    "They {say|are saying} that [topic] was seen {where one would not expect|by the water, late, and not alone|posting a letter and wishing it back}.",
    "I met [topic] {yesterday|this morning}, and {asked a simple question|said good day}, and {you would have thought I had drawn a knife|got an answer to a different one}.",
    "If you ask me, [topic has] {a debt|a secret|an admirer|a grudge}, {and it is coming due|and is not enjoying it}.",
    "{Nobody will tell you|I should not repeat it}, but [topic has] been {asking questions|counting money twice|practising a speech to the mirror}.",
    "[topic] said a {strange|curious} thing to me: that {nobody stays who has somewhere to go|one good turn would settle it}. {What do you make of that?|I have been chewing on it ever since.}",
  ],
  "person+for": ["I {will hear nothing against|have a weakness for} [topic]. {And still I wonder.|That is why it worries me.}"],
  "person+against": [
    "I {never warmed to|would not lend an umbrella to} [topic]. {There, I'm wicked.|I could not tell you why. I could, but not here.}",
  ],
  matter: [
    "{Between ourselves|This goes no further}: somebody has {lied|been paid} about [topic].",
    "{They are saying|The talk is} that {there is a name behind|there is money in} [topic]. {I name nobody.|You did not hear it from me.}",
    "I had it from {one who was there|a person who never lies before noon}: [topic is] {not what it was given out to be|only the half of it}.",
  ],
  talker: [
    "{Mark this|Sit closer}. I have been told a thing about [topic] that would {curl your hair|fill a winter}. {I promised not to say it. I shall say it slowly.|Ask me nicely.}",
  ],
  gentle: [
    "I don't like to {carry tales|say it}, only I am {worried for|uneasy about} [topic]. {Perhaps one of us should ask.|I hope that I am wrong.}",
  ],
  exact: [
    "I {report|repeat} only what I saw of [topic]: {a shut door, and a voice behind it|a light at the wrong hour}. {Draw your own conclusion.|I draw none.}",
  ],
  quiet: ["{Something's wrong|There's something} with [topic]. {I don't ask.|Not my place to say.}"],
  blunt: ["I'll say it to your face and to [topic], too: {it won't end well|somebody is being made a fool of}."],
};

/** Behind the hand, about somebody who is in the room. */
export const whispers: Bank = {
  person: [
    "{Don't turn round|Keep looking at me}. [topic] is {watching us|listening, or would like to be}.",
    "{Look at|Do you see} [topic]? {So pleasant to everybody, and to nobody twice.|That is not the face of this morning.|I would give a good deal to know what for.}",
    "{Not so loud|Come closer}: [topic] {knows more than that|is keeping something back|would rather we talked of the weather}.",
    "{Between the two of us|Only to you}: I {do not believe|have stopped believing} half of what [topic] says, {and it is the wrong half|and nor should you}.",
    "{Watch|Notice} how [topic] {waits before every answer|never looks at the door|laughs a little late}. {There is something.|Tell me afterwards what you think.}",
    "{Later|When we are alone}, [you], I must tell you {a thing|something} about [topic].",
  ],
  "person+for": [
    "{I only say it to you|Don't let it show}: I {worry for|am fond of} [topic], and {I don't like how this is going|somebody ought to say a kind word}.",
  ],
  "person+against": [
    "{Let me stand on your other side|Change places with me}, [you]. I {cannot bear|have had enough of} [topic] {tonight|to-day}.",
  ],
  blunt: ["{Ten more minutes of [topic]|Another word from [topic]} and I shall say what I think{, aloud|}."],
  gentle: ["{Be kind to [topic] today|Go gently with [topic]}, [you]. I {cannot say why|will tell you why when we are by ourselves}."],
  quiet: ["{Mind [topic].|Not in front of [topic].} {Later.|Say nothing.}"],
};

/** Before something that was kept back. */
export const openings: Bank = {
  any: [
    "{You did not hear it from me|This goes no further}, [you].",
    "{I ought not to say it|I have carried it long enough}, and {here it is|you had better know}.",
    "{Listen|Come closer}, and {don't look up|keep your face as it is}.",
  ],
  blunt: ["{You should know it.|Somebody has to tell you.}"],
  anxious: ["{I shall be sorry for this|I promised not to}, [you], but {you must know it|I cannot keep it}."],
};
