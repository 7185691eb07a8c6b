import type { Bank } from "./bank.ts";

/** What is thought and not said: one short sentence. */
export const thoughts: Bank = {
  any: [
    "{That came out|I said that} {better|worse|louder} than I meant.",
    "[name] {noticed|heard more than I said}.",
    "I {must|should} {remember|write down} {how|when} [name] said that.",
    "If [name] knew about [topic], {we would not be talking|it would all be simpler}.",
    "Not yet. {Soon.|Almost.|Let it be asked.}",
    "{What|How much} does [name] {really want|know}?",
    "I should {stop|go} now, while {it is going well|I am ahead}.",
    "It always comes back to [topic].",
  ],
  warm: [
    "I had forgotten how {easy|pleasant} it is to talk to [name].",
    "I could {tell|almost tell} [name] everything.",
    "It would be dull {here|this [daypart]} without [name].",
    "Stay a little longer.",
  ],
  fond: [
    "{If anything happened to [name]|If [name] were to go away}, I do not know what I would do.",
    "Look at [her]. {Just look.|And nobody else sees it.}",
  ],
  cold: [
    "I would not {lend [name] an umbrella|believe [name] about the time}.",
    "{Smile|Keep smiling}. It {costs nothing|annoys people}.",
    "I {have|still have} not forgiven [name], {and I find I enjoy it|it seems}.",
    "Let [name] talk. {People hang themselves with less.|It fills the time.}",
  ],
  wary: ["[name] will not get it out of me.", "I {believe|trust} about half of that.", "Which half of that was true?"],
  stranger: ["So that is [name]. {Not what I pictured.|One would never guess.}", "I wonder what [name] has been told about me."],
  mine: ["I will [do]. {I will.|With or without them.}", "Nothing else matters if I cannot [do]."],
  person: ["I ought to ask [topic] to [topic]'s face.", "[topic] would {laugh|be hurt} to hear us."],
  anxious: [
    "{They can all see it|Everyone can tell}.",
    "Why did I say that? Why do I ever {say anything|open my mouth}?",
    "My hands are {shaking|cold}; {hide them|sit on them}.",
  ],
  calm: ["It {will come right|will keep}, or it will not.", "There is no hurry."],
  dreamer: [
    "The light {on the wall|in this room} is the colour of {old letters|tea|a bruise}.",
    "This will be a memory one day; {look at it properly|stand still}.",
  ],
  exact: ["That is the {second|third} time [name] has {avoided the question|changed the subject}.", "Note: [name] looked at the door."],
  blunt: ["Nobody here says what they mean.", "Get on with it."],
  gentle: ["I hope that did not hurt [her].", "[name] looks tired, {poor soul|and will not say so}."],
  talker: ["Wait until I {tell them|tell this at supper}.", "I have not {said|told} the half of it."],
  quiet: ["{Said enough|Too many words} {for today|already}.", "Let them talk."],
  loose: ["What was I supposed to be doing?", "I have {forgotten|lost} the other half of that thought."],
  plain: ["{Talk|All talk}, and {the work not done|supper getting cold}."],
  angry: ["{Count to ten|Breathe}.", "One more word, {and I shall say it|just one}."],
  ashamed: ["I would give {a year|a good deal} to have that {sentence|day} back."],
  afraid: ["There is somebody at the door. No. Nobody.", "If it comes out, {I am finished|I shall have to leave}."],
  sad: ["I am so tired of {being brave|explaining}."],
  glad: ["What {luck|a day}, after all.", "I should like to keep this {hour|minute}."],
};
