import type { Bank } from "./bank.ts";

/** Questions that hand the matter on. heard.ts knows how each kind is to be answered. */
export const asks: Bank = {
  any: [
    "{Come, what|What} do you make of [topic!]?",
    "{Or is it only me|Is it only I who think so}?",
    "{Have I said too much|Am I boring you}, [you]?",
    "{Tell me I exaggerate|Say that I am wrong}, [you].",
    "{But you have thought of this|You have thought about it more than I have}, [you], I dare say.",
    "And you, [you]? Where do you stand on [topic]?",
    "How does it strike you, [you]?",
    "Or do I {imagine|exaggerate} it?",
    "Am I {wrong|alone in this|being foolish}?",
    "What would you do in my place?",
    "Who else {knows|has noticed|has asked}?",
    "Why does it {matter so much|trouble us so}?",
    "What do you {say|think}, [you]?",
    "Have you {heard|noticed} anything {new|I have not}?",
    "When did you first {wonder|notice}?",
    "You {have|must have} a view, [you]. What is it?",
  ],
  warm: ["Will you help me {with it|think}?", "Do you {see what I mean|understand me}, [you]?"],
  cold: [
    "Or {had you|have you} an explanation{ ready|}?",
    "What {exactly|precisely} do you want, [you]?",
    "Why should I believe {that|you}?",
  ],
  wary: ["Can I trust you with that?", "Who {told you so|have you told}?"],
  stranger: ["{How long have you known|Since when do you know} {this place|these people}?", "What {brings|brought} you here, [you]?"],
  fond: ["Are you {well|all right}, [you]? {Truly?|I mean it.}", "What is it you are not telling me, [you]?"],
  blunt: ["Yes or no, [you]: am I right?", "What do you want out of it?"],
  anxious: ["You would tell me, would you not, if it were {worse|bad}?", "Do you think {anyone|they} {noticed|heard}?"],
  "warm+matter": ["What {troubles|pleases} you most about it, [you]?"],
  "dreamer+matter": ["Do you {ever dream|remember your dreams} of it?", "If you could begin it again, where would you begin?"],
  exact: ["When, {exactly|to the day}?", "Who was {there|present}, and who says so?"],
  group: ["[third], what do you say?", "[third], you have been {listening|very quiet}: what is your view?"],
  person: ["What do you know of [topic]?", "When did you last {see|speak to} [topic]?", "What do you think [topic] wants?"],
  mine: ["Would you help me to [do]?", "Is it mad, to want to [do]?"],
};

/** The question of somebody who was answered and wants to go on. */
export const follows: Bank = {
  any: [
    "And {then|after that}?",
    "Is that {all|the whole of it}?",
    "Do you {mean that|believe that}?",
    "Who says so?",
    "Since when?",
    "What makes you so sure?",
  ],
  cold: ["Is that {an answer|the best you can do}?", "And you expect me to {believe|swallow} that?"],
  warm: ["Will you tell me the rest {some day|when you can}?", "Does it {hurt|weigh on you}?"],
};

/** The question of somebody who wants to be told they are right to be angry. */
export const challenges: Bank = {
  any: [
    "{Well|Well, [you]}? {Have you nothing to say?|I am waiting.|What do you say to that?}",
    "Do you {deny it|even remember}?",
    "What {exactly|precisely} do you want, [you]?",
    "Why should I {believe|trust} {you|a word of it}?",
    "{Was it worth it|What had I done to you}, [you]?",
  ],
  blunt: ["Yes or no, [you]?", "{Cat got your tongue|Lost for words}, [you]?"],
  gentle: ["How {did we come to this|am I to bear it}, [you]?"],
  anxious: ["Do you hate me, [you]? {You may as well say it.|Do you?}"],
  exact: ["On which of these points do you {wish to correct me|differ}, [you]?"],
};
