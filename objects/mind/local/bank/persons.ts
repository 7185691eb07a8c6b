import type { Bank } from "./bank.ts";

/** What one thinks of somebody who is not there. */
export const persons: Bank = {
  any: [
    "[topic has] a way of {standing in doorways|being just about to leave|looking at clocks}. {I notice it more each time.|I wonder who taught it to whom.}",
    "I {like|trust} [topic!] best {from a little way off|in bad weather|when there is work to do}.",
    "[topic!] {said something kind to me|did me a kindness} once, and {I have been suspicious ever since|I have lived on it}.",
    "There is more kindness in [topic!] than {most people see|one is meant to notice}.",
    "Nobody asks [topic!] {the right question|for anything but favours}. {I mean to.|I include myself.}",
    "I never know whether [topic is] {tired or proud|joking}. {It may be both.|Perhaps nobody does.|I have stopped guessing.}",
    "{One of these days|Before the week is out} [topic!] will {say what is the matter|surprise us all}. {You will see.|I would lay money on it.}",
    "When [topic!] comes in, {people put down their cups|the talk changes its shoes|somebody always remembers an errand}.",
    "{Some people are a closed door|There are people one reads like a page}; [topic is] {a window with the curtain moving|two pages stuck together}.",
    "{Somebody should ask|Has anybody asked} [topic!] {what all this is for|to sit with us}{. I have not the face|. It might be as simple as that|}.",
    "I {was thinking of|have been wondering about} [topic!]. {It is not like [topic!] to keep away.|One would like to know what goes on in that head.}",
    "[topic!] {never forgets anything|notices more than we suppose}. {That is what makes me careful.|It is a great bore in company.}",
    "What would [topic!] say, if {we were overheard|it were put plainly}? {Something sensible, I dare say.|I can very nearly hear it.}",
  ],
  for: [
    "I {will speak up for|think the world of} [topic!], and {I do not much care who hears|let anybody laugh who likes}.",
    "{Say what you like of|They may say what they please about} [topic!]: {I have never been let down there|I know a true heart when I meet one}.",
    "If I were in trouble I should {go to|send for} [topic!]. {I could not tell you why.|I hope it will not come to that.}",
  ],
  against: [
    "I do not trust [topic!]. {I have tried.|I do not trust anybody whom everybody praises.}",
    "[topic!] and I {have nothing to say to one another|are very polite}. {It is safer.|One can be, at a distance.}",
    "{I should be sorry to be|Heaven help anybody who is} in [topic's] {debt|hands}.",
  ],
  unsure: ["{I change my mind about|I cannot make out} [topic!]. {Twice a day, lately.|I thought I had, last week.}"],
  blunt: ["[topic!] {wants a good shaking|has been indulged}, and {nobody here dares|you may say that I said so}."],
  gentle: ["I {worry about|think often of} [topic!]. {Nobody else seems to.|One cannot always be strong.|We might be kinder.}"],
  anxious: ["{Did you see how [topic!] looked at me|Is [topic!] angry with me}? {I am sure I did nothing.|You would tell me.}"],
  calm: ["[topic!] will {come round|settle} {in time|when nobody is looking}. {People do.|I never knew it fail.}"],
  dreamer: ["[topic is] like [simile]. {I cannot explain it better than that.|One knows it and cannot say how.}"],
  plain: ["[topic!] {works hard, and that is enough for me|eats with the rest of us}. {I look no further.|The rest is fancy.}"],
  exact: ["{I have known|I have counted} [topic!] {to be late once, and once only|to say a thing and do it, four times out of five}."],
  loose: ["I {owe|meant to say something to} [topic!]. {I forget what.|It was either thanks or an apology.}"],
  talker: ["{Now, [topic!]|Oh, but [topic!]}! {I could tell you things.|Sit closer.|There is a history there, and I have most of it.}"],
  quiet: [
    "[topic's] {all right|no trouble}. {I've no more to say than that.|There's worse company.}",
    "{I don't know|I never asked} about [topic!]. {Didn't like to.|It's not my place.}",
  ],
};
