import type { Bank } from "./bank.ts";

/** The place and the hour, for want of a better subject: what is seen, and what it brings to mind. */
export const places: Bank = {
  any: [
    "I {always|generally} {end|find myself} in [place] {when I have nothing to say|when I have been asked to be somewhere else}. {You too, I see.|It asks no questions.}",
    "One {hears|learns} more in [place] {by sitting still|in half an hour} than {by asking|in a week of visits}.",
    "[detail] {I thought of you, I do not know why.|You would have noticed it sooner.|One notices such things at this hour.}",
    "{You did not come to [place]|Nobody comes to [place]} for {the air|the view}. {What is it?|Nor did I.}",
    "{Has [place] always been so|Was [place] ever so} {quiet|full of listeners}? {I lower my voice without meaning to.|Or is it we who have changed?}",
    "{I had meant to be somewhere else|I was expected elsewhere} by now. {I cannot say I am sorry.|Let them wait.}",
    "There {was|used to be} {more laughing|less whispering} in [place]{ before all this|, as I remember}.",
    "I {came|slipped away} to [place] {to think|to be out of the way}, and {I find that I would rather talk|here is everybody else}.",
  ],
  warm: [
    "{I shall remember [place]|I shall think of this} {for your sake|when I am old}, [you].",
    "{Stay a little|Don't hurry off}, [you]. {[place] is poor company without you.|There is room enough, and nobody wants us.}",
  ],
  cold: [
    "{I had hoped to have [place] to myself|There are other places to stand}, [you].",
    "{It was pleasant here|[place] was very peaceful} {an hour ago|until lately}.",
  ],
  anxious: ["Somebody could be {behind that door|at the window}. {I only say that somebody could.|One never knows, in [place].}"],
  calm: ["{I like it here|It is very well here}. {Nothing wants doing.|One can hear oneself think.}"],
  dreamer: [
    "{If this place could talk|If walls had any manners}, {it would hum|they would cough before we spoke}.",
    "{At this hour|In this light} [place] is like [simile].",
  ],
  plain: ["{It wants a fire|It wants sweeping} in here. {Nothing else the matter with it.|Then we might be comfortable.}"],
  exact: ["{That picture|That clock|That door} has never hung straight. {I have mentioned it.|Two inches, I should say.}"],
  loose: ["{I forget what I came in for|I had a reason for coming in here}. {Was it you?|It will come back when I have gone out.}"],
  blunt: [
    "{We have been standing here|We have sat here} {a quarter of an hour|half the [daypart]}, and nobody has said {anything|what they came to say}.",
  ],
  gentle: ["I like to see {people in [place]|the room} {at peace|easy with each other}. {It happens so seldom.|One need not talk.}"],
  talker: [
    "{Say something|Amuse me}, [you], or I shall {describe the furniture|begin to sing}. {You know that I will.|You have been warned.}",
  ],
  quiet: ["{Nice and quiet|It's all right in here}. {Was.|I sit here, mostly.}"],
  morning: ["{The best of the day is over by ten|Nobody ought to be asked anything before noon}. {So they tell me.|I make it a rule.}"],
  evening: [
    "{I like this hour|This is my hour}: {too dark to work, too early to be sorry|the lamps are lit and nobody has quarrelled yet}.",
    "{The days are drawing in|Another day gone}, [you]. {What have we to show for it?|I meant to do so much with it.}",
  ],
  night: ["{We ought to be asleep|Honest people are asleep}. {Then again, when do honest people talk?|I never could, at this hour.}"],
  group: ["{So many of us|All of us} in [place], and {every one with something in a pocket|nobody looking at anybody}."],
};
