import type { Bank } from "./bank.ts";

/** What one thinks of the matter in hand. */
export const opinions: Bank = {
  any: [
    "{Take|Consider} [topic]: everyone has {a story|a theory}, and no one has {a date|a witness}.",
    "I had made up my mind about [topic], and then {I saw a face at a window|somebody agreed with me}, {and now it is all to do again|which always unsettles me}.",
    "The curious part of [topic] is {who keeps quiet|how soon we got used to it|that nobody is surprised}.",
    "If you want to {clear a room|be left alone}, you have only to mention [topic!].",
    "{Yesterday|A week ago} I should not have given a thought to [topic]. {Today I find I am listening.|One lives and is corrected.}",
    "I {keep coming|come|find I come} back to [topic]{, whatever else I am supposed to be doing| at the oddest hours|}.",
    "There is more to [topic] than {anybody says|has been said} {aloud|in company|where I could hear it}.",
    "[detail] {It set me thinking of|It put me in mind of|And so I came round to} [topic] again.",
    "{Since yesterday|All this week|Ever since I woke} there has been one thing in my head, and that is [topic!].",
    "Somebody ought to {say a plain word|ask a plain question} about [topic], {and I am afraid it may be me|if only to hear what falls down|and I have been waiting for it to be somebody else}.",
    "You {may laugh|will say that I exaggerate}, but I {dreamt of|lay awake over} [topic] {last night|twice this week}.",
    "[detail] {Nobody will tell me that has nothing to do with|I put it down beside} [topic].",
  ],
  for: [
    "I never {tire|get enough} of [topic]. {Laugh if you like.|I know it is not the fashion.}",
    "I {will speak up|am heartily} for [topic], and {I do not much care who hears|let anybody laugh who likes}.",
    "[topic is] worth {the trouble|a lost night|more than we shall ever be paid}.",
  ],
  "for+thing": [
    "They {complain|shake their heads} about [topic], and {yet look what we would be without [it]|I notice that none of them would be without}.",
    "If I could carry one thing out of a {fire|flood}, I believe it would be [topic!].",
    "[topic has] done me more good than {advice|most people} ever did.",
    "Give me [topic!], and {you may keep the rest|I ask for very little else}.",
  ],
  against: [
    "{No good|Nothing but crossness} {comes|ever came} of [topic]. {I have watched.|You may write that down.}",
    "I {never could see|have yet to be told} what good [topic!] ever did {anybody|a living soul}.",
    "[topic has] cost {all of us|better people than me} {enough already|a great deal, and the bill is not in}.",
    "If {we never spoke|nobody ever spoke} of [topic] again, I should {sleep the better|not be the one to bring it up}.",
    "I do not trust [topic]. I do not trust anything that {everybody agrees on|people are so eager to explain}.",
  ],
  unsure: [
    "About [topic] {ask me tomorrow|I can argue either way}, {and I shall be certain|and have, in one bath}.",
    "I change my mind about [topic] {twice a day|between one stair and the next|every time I sit down}.",
    "There {are|must be} two ways of looking at [topic], and {I have managed to fall between them|I have tried both and liked neither}.",
  ],
  deed: [
    "It is no small thing, to [do].",
    "Whoever {means|wants} to [do] will {need|want} {patience|friends|a thicker coat} {first|more than luck}.",
    "{Nobody ever managed|I never knew anyone} to [do] by {sitting still|talking about it}{, and yet here we sit|, myself included|}.",
  ],
  mine: [
    "I mean to [do]{, whatever it costs|, and I shall not ask leave|. There, now it has been said}.",
    "All I {want|ask|have wanted this long while} is to [do].",
    "I have {tried twice|made up my mind every morning} to [do], and {something always comes to the door|every evening I find that I have not}.",
    "{Some people want the moon.|Other people have larger ambitions.} I want to [do].",
    "Suppose I were to [do]. Suppose it {for a minute|with me, [you]}.",
  ],
  "calm+matter": [
    "I {looked at|thought over} [topic] {this morning, on a full stomach|in daylight}, and {there was less to say|nothing bit me}.",
  ],
  "plain+matter": ["{Where I come from|In my trade}, [topic!] would be {done by dinner|nobody's business}."],
  "dreamer+matter": [
    "{At dusk|In a certain light} [topic!] and {its opposite|everything else} {are hard to tell apart|look so much alike}.",
    "I like to think that [topic was] once {a mistake that somebody was fond of|a joke between two people, and they are both dead}.",
    "If [topic!] had a sound, it would be [sound].",
  ],
  "unsure+matter": [
    "What I {cannot settle|should dearly like to know} is who first brought [topic] up, and {what they hoped to get by it|why nobody stopped them}.",
  ],
  matter: [
    "Leave [topic!] out of it for a week and {see who asks|see what is left to talk about}.",
    "We have all been {walking round|stepping over} [topic] {like a sleeping dog|like wet paint}.",
    "I heard {three|four|at least two} opinions of [topic] {before breakfast|on the way here}, and {each was worse than the last|all of them from people who had not asked a single question}.",
  ],
  "exact+matter": ["I make it {three|four|five} separate accounts of [topic], and no two of them {agree|add up}."],
  event: [
    "{I still see it|It comes back to me}: [tale]",
    "[tale] {I have told nobody else.|You may make of that what you like.|I cannot make it mean less than it does.}",
    "{Shall I tell you what I cannot put down?|This is the part I keep turning over.} [tale]",
  ],
  dreamer: [
    "[topic is] like [simile]. {I cannot explain it better than that.|One knows it and cannot say how.|Do not ask me to be sensible about it.}",
    "I sometimes think that [topic is] only {another name for|a way of not saying} [longing].",
    "Have you ever noticed the colour of {this light|the air in here}? That is how [topic!] seems to me today.",
  ],
  plain: [
    "I don't make poetry of it. So much for [topic]: {there's work to do|supper is at the same hour}.",
    "You can dress up [topic] how you like. {Underneath there is only bread.|Somebody still has to carry [it] up the stairs.}",
  ],
  exact: [
    "Before anyone says more about [topic]: {who told whom, and on which day|what is the earliest thing we actually know}?",
    "There are {three|four} mistakes that everyone makes about [topic]. {I have made two of them.|I collect them.}",
    "I keep a list, and [topic is] at the head of it.",
    "Let us take [topic] in order: what is known, what is guessed, and what is {merely enjoyed|only repeated}.",
    "About [topic] I know {two things for certain|one thing for certain}, which is {two|one} more than most{.| people who talk of it.}",
  ],
  loose: [
    "I can never remember which side I am on about [topic]. {Which are you? I'll take the other.|It makes for pleasant evenings.}",
    "I meant to give [topic] some thought, and then {there was soup|it was Tuesday|somebody laughed in the street}.",
    "I had a very good idea about [topic]. {It was on the back of an envelope.|It went out when I opened the door.}",
  ],
  blunt: [
    "I will tell you what is wrong with [topic]: {too many people are being careful|everybody wants a share and nobody wants a shovel}.",
    "{Talk, talk.|So many words.} Has anyone {done a single thing|lifted a finger} about [topic]?",
    "Nobody else will say it: we are all {a little afraid|heartily tired|rather ashamed} of [topic].",
    "Well: [topic!]. There, I have said it, and the ceiling is still up.",
    "Spare me the fine words about [topic]. {Who gains by it?|Somebody stands to gain, and it is not us.}",
  ],
  gentle: [
    "I have been thinking who must {lie awake over|suffer by} [topic]. {Nobody goes to see them.|One might take them something.}",
    "There is {something good|a little kindness} in [topic], if one {is not in a hurry|comes at it from the right side}.",
    "I only hope that nobody will be {hurt|made to look small} over [topic].",
    "We should be {kind|a little careful} when we speak of [topic]. {You never know who has cried over [it].|Somebody always minds more than they show.}",
  ],
  anxious: [
    "I {read|hear} something into everything, I know. But [topic]! {Surely you felt it too.|Surely that was a sign.}",
    "I wish I could leave [topic] alone. I lie down, I close my eyes, and {there we are again|off we go}.",
    "What if we are wrong about [topic]? {I know what you will say. But what if we are?|I only ask because it is four in the morning in my head.}",
    "Every time somebody says a word about [topic], {my hands go cold|I look for the door}. {You see? You see how I am?|It is ridiculous. I know it is ridiculous.}",
  ],
  calm: [
    "Whatever comes of [topic], {the kettle will still want filling|there will be a morning after}.",
    "I have stopped hurrying about [topic]. {Things go no slower for that.|Nothing was ever caught by running at it.}",
  ],
  quiet: [
    "[topic!]. {There's worse.|One gets used to [it].|I leave [it] be.}",
    "{I don't say much|I've never said} about [topic]. {It isn't for want of thinking.|There's no hurry.}",
    "I think about [topic]. {More than I say.|Not much else to tell.}",
    "[topic!]. {Yes. Well.|I have no speech about [it].|I go round [it] quietly.}",
    "There's little to say about [topic]. {I say it to myself, mostly.|That doesn't mean there's little in [it].}",
  ],
  talker: [
    "I was telling {the butcher|a perfect stranger|my own reflection} about [topic], and {do you know what was said|guess the answer}: {nothing|not one word}!",
    "Now, [topic!]! {Sit down,|Don't move,} because I have been saving this {all day|since the stairs}: nobody, but nobody, has asked who {pays for [it]|was first through the door}.",
    "I said so to the {first person I met|whole room}, and I will say it again: [topic!] will want watching.",
  ],
};

/** A few words that lead from the hello to the matter. */
export const bridges: Bank = {
  any: [
    "I {had hoped|was hoping} {to catch you|for a word} about [topic!].",
    "I have had [topic!] on my mind{ all the way here| since I woke|}.",
    "{As it happens|Strangely enough}, I was just thinking of [topic!].",
  ],
  mine: [
    "I want to [do], and {I thought of you|you were the first I thought of}.",
    "I need {an ear|a clear head} that is not mine: I mean to [do].",
  ],
  person: ["Have you {seen|spoken to} [topic!] {at all|lately|since yesterday}?", "I wanted to {ask|talk to} you about [topic!]."],
  quiet: ["There's [topic!]. {If you've a minute.|I wanted to ask.}"],
  blunt: ["I have come about [topic!], {not about the weather|and I shall not pretend otherwise}."],
};

/** What one knows best, brought to bear on whatever is talked of. */
export const subjects: Bank = {
  any: [
    "You can tell a good deal about people by how they {treat|speak of} [subject].",
    "{Ask me about [subject], and I can answer.|With [subject] I know where I am.} [topic!], now: {that is another country|there I am only guessing}.",
    "I {learnt|was taught} most of what I know from [subject]{, and the rest from being wrong|}.",
    "It is the same with [subject]: {leave it a week and it forgets you|one looks away for a moment, and it is done}.",
    "{Whenever I am at a loss|When people tire me} I think of [subject]{, and then of lunch|. It puts things in proportion|}.",
    "There is nothing in [topic] that {I have not met already in|you will not find in} [subject], {on a smaller scale|if you look}.",
  ],
  quiet: ["I'd sooner {have|be with} [subject]{, most days|}.", "{Same|It's the same} with [subject]. {You wait.|You learn not to pull.}"],
  talker: [
    "Give me an hour and I will explain the whole of it by way of [subject]. {Nobody ever gives me the hour.|I have done it at parties.}",
  ],
  exact: ["I measure {most things|everything} against [subject]. [topic!] {comes|comes out} {short|long} by {an inch|a week}."],
  dreamer: ["Last night I dreamt of [subject] and [topic] {in one room|at the same table}, {getting on beautifully|not speaking}."],
  anxious: ["At least with [subject] I {know what to be afraid of|cannot say the wrong thing}."],
  blunt: ["I would give {the lot of it|all this talk} for [subject]{ and a shut door|}."],
  gentle: ["If I could, I would {bring you|share with you} a little of [subject]. {It helps.|I have always found that it helps.}"],
  mine: ["{First [subject], then the world.|It is not only [subject].} I want to [do]."],
};

/** From one matter to another. */
export const transitions: Bank = {
  any: [
    "{To speak of something else|While I think of it|Before I forget}.",
    "{That reminds me|You have put me in mind of something}, [you].",
    "{But that is not what I came to say|Now for something else}.",
    "{Let us leave that|Enough of that}, [you].",
  ],
  quiet: ["{Something else|Another thing}, [you]."],
  loose: ["{What were we saying? Never mind|I have lost the thread, and found another}."],
  exact: ["{Next|Second point}, [you]."],
  dreamer: ["{My mind has gone out by another door|I was listening, and then I was elsewhere}."],
  cold: ["{That will do|I am tired of that subject}."],
};

/** What one feels, when it is stronger than the matter. */
export const moods: Bank = {
  glad: [
    "I am {absurdly|unreasonably|quietly|indecently} happy {today|this [daypart]}, [you]. {Pay no attention.|It will pass, so I mention it.|Ask me for anything.}",
    "{Forgive me if I smile|You must excuse my face}, [you]: {something has gone right, for once|it has nothing to do with [topic]|I had forgotten how it feels|somebody was kind to me and did not want anything}.",
    "{For once|Today} I could {forgive anybody|lend money|kiss the first person who came in}. {Be quick.|It will not last.|I tell you so that somebody may use it.}",
  ],
  angry: [
    "I am {in no temper|not fit} for [topic] today. {Somebody has seen to that.|You had better talk, and I shall glare.}",
    "{I have been counting to ten since breakfast|I keep hearing it again, word for word}. {I am at seven.|It gets no better.}",
    "There are days when I should like to {slam every door in the street|be rude to a bishop}. {This is one.|You see before you one of them.}",
  ],
  sad: [
    "I am poor company today. {I came so as not to be alone with it.|Talk to me of [topic], or of anything.}",
    "{It comes and goes|It is nothing new}. {Some days have a stair missing.|I shall be myself by supper, or somebody like me.}",
    "{I had hoped for something|I expected too much}, and {it went to another house|there we are}. {Never mind.|I shall not expect it again before Thursday.}",
  ],
  ashamed: [
    "I {behaved badly|was small about something}, and {it keeps tapping me on the shoulder|I go on blushing in empty rooms}.",
    "{Do you ever want a day back|If I could have one hour over again}? {Only to leave it alone, this time.|I know which.}",
  ],
  afraid: [
    "I {keep|have been} listening for the door. {I could not tell you who I expect.|Do you hear something? No. No.}",
    "{Something is coming|There is something in the air}. {I felt it on the stairs.|Laugh, if you like; but laugh quietly.}",
  ],
  low: [
    "{Some days|This whole day} it is {uphill both ways|like walking in wet wool}.",
    "I {cannot get warm|have no patience with anything} today, {not even with myself|and [topic does] not help}.",
  ],
  high: [
    "{What a [daypart] it is|Everything is so clear today}, [you]! {Even the furniture looks well in it.|I might do something foolish before it goes.|One could {walk for miles|forgive a landlord}.}",
  ],
};

/** Something noticed in passing, at the end of a line. */
export const asides: Bank = {
  any: ["[detail]", "[detail] {But that is by the way.|I only mention it.|It means nothing, I dare say.}"],
  anxious: [
    "{Did you hear that|What was that}? {No. The house, settling.|It is only the wind.}",
    "[detail] I {don't like it|keep thinking about it}.",
  ],
  talker: ["And {another thing|while I am at it}: [detail lower]"],
  exact: ["I {note|mention} for completeness: [detail lower]"],
  quiet: ["{Wind's getting up|Rain, later|It's gone quiet}."],
  morning: ["{It will be fine by noon|There is frost on the inside of the glass|The bread was late this morning}."],
  evening: [
    "{They are lighting the lamps|Somebody's supper is burning|It gets dark so suddenly now|There is a moon, behind all that}.",
    "{The candles want trimming|Somebody has left a window open|I can hear a carriage, a long way off|There is a moth in the lamp}.",
  ],
  night: ["{Listen: not a soul about|The fire wants feeding|It must be past one}."],
};
