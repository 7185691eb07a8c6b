import type { Bank } from "./bank.ts";

/** The first words of a meeting. */
export const greetings: Bank = {
  any: [
    "{Good [daypart]|A good [daypart] to you}, [you]. {You are out and about.|You look as if you had news.|You have {caught|found} me between two things.}",
    "Ah, [you]. {The very person.|I thought I knew the step.|I had hoped it would be you.}",
    "[you]! {You walk like somebody with something to say.|Is it {that late|so early} already?|I was on the point of leaving.}",
    "{There you are|So here you are}, [you]. {I was told you would be elsewhere.|I looked for you earlier.}",
    "{Come in out of the draught|Sit, if there is a chair to be had}, [you].",
    "{Is that you|Can it be you}, [you]? {I was beginning to talk to the furniture.|Then the evening is not lost.|Come and be asked questions.}",
    "{You come at a good moment|You could not have come at a better time}, [you]. {I was about to do something sensible.|I had run out of things to think.}",
    "{They told me that I should find you here|I followed the sound of sense}, [you]. {Don't get up.|May I?}",
    "[you]. {Of all the people to meet {here|at this hour}.|I {was|had been} wondering where you were.}",
  ],
  warm: [
    "[you]! {How good|What a pleasure} to see {you|a friendly face}.",
    "{There you are at last|Here you are}, [you]! {It was a long [daypart] without anybody to laugh with.|I have {saved|kept} you a seat.|The room is the better for it.}",
    "I {was thinking|have been thinking} of you{ all morning| this very minute|}, [you], {and here you are|and kindly, for once}.",
  ],
  fond: [
    "{My dear|Dear} [first]! {You look tired. Sit by me.|Let me look at you.|I have missed you since the last time, and that was {yesterday|no time ago}.}",
  ],
  cold: [
    "{Oh. [you].|[you]. I see.} {I did not expect company.|I was hoping for a quiet hour.|I suppose we must.}",
    "[you]. {You have business here, no doubt.|{Still|Back} among us.|I will not ask what brings you.}",
  ],
  wary: ["{Good [daypart]|Well}, [you]. {You come very quietly.|You were not looking for me, I hope.|And who sent you?}"],
  stranger: [
    "{Good [daypart].|Forgive me.} I don't think we have {met|been introduced}. {I am [self].|[self]. And you are [you], unless I was told wrong.}",
    "{You will be|You must be} [you]. {I have heard the name.|One hears things. Not all of them bad.}",
  ],
  talker: [
    "[you]! {Stop there,|Not a step further:} I have {three things|a great deal} to tell you and {no time at all|nobody to tell them to}.",
    "{Bless me|Well, well}, if it isn't [you]! {Who let you out?|What's the news? Quick, before somebody else comes.}",
  ],
  quiet: ["{Morning|Evening|Well}, [you].", "[you]. {There's room on the bench.|Cold out?|You found me, then.}"],
  blunt: ["[you]. {Good. I have a bone to pick.|You are late for something.|What is it {this time|now}?}"],
  anxious: ["Oh! [you]. {You made me jump.|I did not hear the door.|Is something wrong? No? Good. Good.}"],
  dreamer: [
    "[you]! {You come in with the light behind you, like [simile].|I was {a long way off|miles away}. Say something and bring me back.}",
  ],
  exact: ["{Good [daypart], [you].|[you].} {You are {four|five|seven} minutes earlier than usual.|Punctual, as ever.}"],
  morning: ["{Up already|So early}, [you]? {The day has hardly got its boots on.|Then you slept no better than I did.}"],
  evening: ["{Good evening|Evening}, [you]. {They are lighting the lamps.|It gets dark like a door closing, these days.}"],
  night: ["{Still awake|Not in bed}, [you]? {Nor I, as you see.|Nothing good ever happens at this hour. Sit down.}"],
  group: [
    "[you], and [third] too! {We are quite a party.|Now I shall have to mind my words.}",
    "{What is this, a meeting|Am I interrupting}? [you], [third], {make room|good [daypart]}.",
  ],
};

/** The answer to a greeting. */
export const greetedBack: Bank = {
  any: [
    "{And to you|Good [daypart]}, [you]. {I was only passing, and now I am not.|I will not pretend that I was not looking for you.|You find me idle.}",
    "[you]. {I thought that was your voice.|You are good to stop.|How does the day use you?}",
    "{I am glad to see you|Always a pleasure}, [you]. {Don't tell me; tell me something better.|You look as if you had been thinking.}",
    "{You flatter me|I am found out}, [you]. {I only came in to be warm.|I was hiding, but not from you.|Sit by me, and look as if we were talking.}",
    "{Well met|And here are you}, [you]. {I had a thing to tell you, and it has gone.|Shall we be agreeable, or shall we be honest?}",
    "{The same to you|Likewise}, [you]. {I have half an hour and nothing to spend it on.|It is kinder in here than out there.}",
  ],
  warm: [
    "{I came the long way round to find you|I had hoped for exactly this}, [you].",
    "{You do me good|It does me good to hear that}, [you]. {Nobody else has been civil all day.|I mean it.}",
  ],
  cold: ["{Yes, here I am|As you see}. {I shall not stay long.|Let us be brief.}", "{You need not get up|Spare me the welcome}, [you]."],
  stranger: ["[self]. {I am pleased to know you|Your servant}, [you]. {I think.|Everyone speaks of you.}"],
  quiet: ["{Aye|Yes}, [you]. {It's me.|Here I am.|Not so bad.}"],
  talker: ["You have no idea, [you], {what I have been through to get here|how I have wanted somebody to talk to}!"],
  blunt: ["{Never mind how I am|Let us skip the weather}, [you]."],
  anxious: ["{Is this a bad moment|Am I in the way}, [you]? {I can come back. No? Then I'll stay a little.|Only say, and I will go.}"],
  dreamer: ["{You look like somebody in a painting|You have brought the cold in with you, and I like it}, [you]."],
  exact: ["{Good [daypart]|To the minute}, [you]. {I have {ten|twenty} minutes.|I had you down for tomorrow.}"],
};

/** Taking leave. */
export const farewells: Bank = {
  any: [
    "I must {go|be going|be off}, [you]. [errand]",
    "{Well|There}. [errand] {We shall talk again|We are not done with this}, [you].",
    "{Until tomorrow|Until the next time|Good [night] for now}, [you]. {Think about what I said.|I shall think about it.|Mind the step.}",
    "{That is|There goes} the bell, or {near enough|something like it}. {Good [night]|Keep well}, [you].",
    "I have {kept you|talked} long enough, [you]. {Go, before I start again.|[errand]}",
    "{You have given me|I carry off} {enough to think about until Sunday|more than I brought}, [you]. {[errand]|Good [night].}",
    "{I shall slip away|Let me go} {before anybody asks me to sing|while I am still in the right|before it turns into a speech}, [you]. {Good [night].|[errand]}",
    "{Is it so late|Can that be the time}? {[errand]|I had no notion.} Good [night], [you].",
    "{Enough for one [daypart]|Let us leave it there}, [you]. {It will keep.|I have a good deal to think about.}",
  ],
  warm: [
    "{Come and find me|Come to me} {if you cannot sleep|whenever you like|when you know more}, [you].",
    "{Take care of yourself|Go gently|Wrap up warm}, [you]. {I mean it.|[errand]}",
    "I {am glad|feel better} {that we talked|for that}, [you]. {[errand]|Good [night].}",
  ],
  fond: ["{God keep you|Sleep well|Mind yourself}, [first]. {You know where I am.|I shall be cross if you don't.}"],
  cold: [
    "{I think we have said enough|We had better stop}, [you]. {Good [night].|You know the way out.}",
    "{I have better things to do|I will not keep you}, [you]. {You have somewhere to be, surely.|[errand]}",
    "{This is going nowhere|I have heard what I came to hear}. Good [night].",
  ],
  angry: [
    "No. {I am going|That is enough}, before I say {something true|the rest of it}.",
    "{Follow me and I shall scream|Do not come after me}, [you].",
  ],
  quiet: ["{Right|Well}. {I'll be getting on|That's me}, [you].", "{Best be off|Work to do}. {Mind how you go|Good [night]}, [you]."],
  talker: [
    "{I could stay till midnight|I have not told you the half of it}, [you], but [errand lower]",
    "{I have talked you deaf|Look at the time, and I had hardly begun}, [you]. {To be continued.|Next time you shall have a word in.} {Good [night].|}",
    "{Must I go? I must|Somebody drag me away}. {[errand]|Good [night]!} {Remember all of it|Don't forget where I stopped}, [you].",
    "{Don't let them start without me|Say nothing good until I'm back}, [you]! [errand]",
  ],
  blunt: ["{I'm off|That's that}, [you]. {No need to see me out.|Don't look like that.}"],
  anxious: ["I should go. {I have stayed too long, haven't I? Good [night]|You will want your peace}, [you]."],
  dreamer: [
    "I shall {go home the long way|go round by the water|sit at a dark window} and think of {this|what you said|nothing else}, [you].",
    "Good [night], [you]. {It went by like [simile].|Leave a little of it for next time.}",
  ],
  exact: ["{It is time|I said a quarter of an hour, and it has been that}. Good [night], [you]."],
  group: ["{I leave you to it|Be good to each other}, [you], [third]. [errand]"],
};

/** What people say they must go and do. */
export const errands: readonly string[] = [
  "There is {a letter|an answer|an apology} I have been {putting off|owing} since {Monday|the morning}.",
  "I left {a lamp lit|a pot on the fire|the door unlocked|a window open}.",
  "Somebody is {waiting for me|expecting me}, {and will say so|or ought to be}.",
  "I promised {to look in on someone|to be back} before {dark|the hour}.",
  "If I sit any longer I shall {take root|agree with everybody}.",
  "My {feet|eyes|thoughts} have gone on {ahead|home} without me.",
  "There are {stairs|floors} to sweep, and they will not sweep themselves.",
  "I have {accounts to finish|boots to mend|things to carry}, and {nobody to blame|no excuse left}.",
  "I want to {see the light|walk a little} while {it lasts|it's dry}.",
  "The day is not {half|a quarter} done with me.",
];
