import type { Bank } from "./bank.ts";

/** An opening blow. */
export const accusations: Bank = {
  any: [
    "You have been {avoiding me|less than straight with me}, [you], {and I should like to know why|and I have noticed}.",
    "{I think|It seems to me} that you know {more|a good deal more} about [topic] than you {say|have let me believe}.",
    "I am {tired of hearing|done with hearing} about [topic] from everyone but you.",
    "{Do you imagine|Did you think} that I would not {find out|notice}?",
    "{Every time|Whenever} [topic!] is spoken of, you {look at the door|change the subject|remember an appointment}.",
    "There is a thing called {gratitude|ordinary decency}, [you]. {You may have read of it.|It costs very little.}",
    "You {said|told me} one thing and {did|told everybody} another.",
    "You {made a fool of me|let me talk}, [you], {in front of everyone|and stood by smiling}.",
  ],
  blunt: [
    "{I do not like you much today|I will not pretend to like this}, [you], {and you have earned it|and you know the reason}.",
    "{Let's have it out|Out with it}: what is [topic] to you?",
    "You're {a coward|lying}, [you], {or the next thing to it|and you do it badly}.",
    "{Stop|Enough}. You {want|wanted} [topic] {all to yourself|settled your way}, and {hang the rest of us|the rest of us may whistle}.",
  ],
  gentle: [
    "I don't want to {quarrel|be unkind}, [you], but {you hurt me, and you never asked|that was not fair, and you know it}.",
    "It {grieves me|makes me sad} to say so: you {let me down|were not kind} about [topic].",
  ],
  anxious: [
    "You {never listen|always do this}! I {say|said} one word about [topic] and {you look at me like that|you sigh}. Yes, like that!",
    "Why {is it always me|must it always be my fault}? {You were there too.|Nobody ever asks you.}",
  ],
  exact: [
    "{Three times|Twice} now you have told it, [you], and {each time a different hour|the sums come out differently}.",
    "I have {kept count|made a note}: {two promises|three promises}, and not one of them kept.",
  ],
  dreamer: [
    "You {stand there|sit there} like [simile], and {expect|want} me to {warm to you|call it friendship}.",
    "There used to be {a window|a lamp} in you, [you]. {Somebody has bricked it up.|I don't know who put it out.}",
  ],
  quiet: ["You {did wrong|should have said}, [you].", "{I saw|I know}, [you]. {You needn't pretend.|That's all.}"],
  talker: [
    "{Oh, I have held my tongue|I have been patience itself} about [topic], [you], {and the whole street will tell you what that costs me|and now I am going to stop}!",
  ],
  mine: ["You {know|knew} that I {want|wanted} to [do], and you {stood in the doorway|put every stone you could in my way}."],
  person: [
    "You {have been talking|went behind my back} to [topic], {haven't you|and don't deny it}.",
    "{Leave|You leave} [topic] out of it. This is between {you and me|us}.",
  ],
};

/** The next blow, when the quarrel is going. */
export const retorts: Bank = {
  any: [
    "{I asked for a reason|I wanted a reason}, and you {give|gave} me {weather|a speech}.",
    "{You call that an answer|That is not an answer}. {That is a curtain.|It only sounds like one.}",
    "If {this|that} is about [topic], say so; and if it is not, {say what it is|I should like to know what I am being blamed for}.",
    "{I remember it differently|You have a convenient memory}, [you].",
    "You {always could|know how to} {turn a thing round|make yourself the injured one}.",
    "{I will not be talked to|Nobody talks to me} {like a child|as though I were the furniture}.",
    "We {both know|neither of us can pretend we don't know} what you {did|wanted}.",
    "{Very well, keep|Keep} [topic], if {you set such store by [it]|you want the last word so badly}. {Only stop smiling.|I want none of it.}",
  ],
  blunt: ["{Rubbish, and you know it|You are proving me right}.", "Oh, {spare us|do sit down}."],
  anxious: ["{My heart is going like a hammer|I am shaking; look}. {Are you satisfied?|That is what you do to people.}"],
  exact: [
    "{That is untrue in two places|You have just contradicted yourself}, [you].",
    "{Date and hour|A fact, please}. {You have none? I thought so.|One will do.}",
  ],
  gentle: ["{I would give a good deal not to be having this talk|I take no pleasure in it}, [you]."],
  quiet: ["{No|Not so|You know better}.", "I've {nothing more to say|said it}."],
  dreamer: ["We are two people shouting {across a river|in a house on fire}, and {neither of us can swim|both of us hold a match}."],
};

/** To make it up. */
export const peace: Bank = {
  any: [
    "{Look at us, [you]|Listen to us, [you]}. {Two grown people, and a door between them.|One would think there was a prize for it.|And all for [topic].}",
    "I have {rehearsed|prepared} a very good speech against you, [you], and {now that I see you I have lost the first page|I find that I would rather not give it}.",
    "{Suppose we both said something foolish|Let us each take back the third thing we said}, [you], {and left it at that|and never mention the other two}.",
    "{I do not like the house|It is a poor sort of [daypart]} when we are not speaking, [you].",
    "You were {right about some of it|not altogether wrong}, [you]. {I shall deny it tomorrow.|It has taken me until now to say so.|I hope you will be kind about it.}",
    "{Is there anything that|What is there that} I could {do to mend it|say}, [you]? {I am asking seriously.|I would do it badly, but I would do it.}",
    "I was {unjust|hard on you|too quick} {before|the last time}, [you]. {I am sorry for it.|I have thought of it since.}",
    "{Shall we stop this|Could we not leave off}, [you]? {I had rather lose the argument than the company.|I am tired of being in the right by myself.}",
    "{Half of that was temper|Some of that was not about you at all}. {The other half I could have said better.|I should have told you so.}",
    "I {came|have come} to {mend it|say that I am sorry}, and {now I have forgotten the handsome way to say so|there it is, said}.",
    "{Here is my hand|My hand on it}, [you]. {Take it or don't, but it is offered.|I should like you to take it.}",
  ],
  blunt: ["I was wrong. {Don't make me say it twice.|There. Enjoy it.}"],
  gentle: ["I {cannot bear|hate} to be {at odds|on bad terms} with you, [you]."],
  quiet: ["{Sorry, [you]|I spoke out of turn}.", "{No hard feelings|Let it lie}, [you]?"],
  anxious: ["{I have not slept for it|I have gone over it a hundred times}, [you]. {Tell me we are all right.|I am so sorry.}"],
  exact: ["I have {gone over it|reckoned it up}, [you], and {the larger share of the fault is mine|I owe you an apology, in full}."],
};
