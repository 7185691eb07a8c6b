/** The demo's book: written for the studio, so that a first visitor has a cast to meet without owning a book. */

export const DEMO_TITLE = "A Thing Long Borrowed";
export const DEMO_AUTHOR = "LiteraryAI Studio";

export const DEMO_STORY = `A THING LONG BORROWED

by LiteraryAI Studio


CHAPTER ONE

The Line

The almanac of Low Wend begins its year in the middle of November, for reasons that nobody has been able to defend. For a hundred and four years the printing house of Tansy had told the valley what was coming, and every year the valley had bought the book and blamed it. It was a small book. It gave the moons, the tides, the fairs, and the weather, the last of which was supplied by Dr. Ambrose Thale, who owned a brass barometer and no doubts. It did not, as a rule, give anything else.

"Let us be exact," said Odile Tansy. "Four hundred copies are bound. Four hundred copies are on the cart. And on the first page, under the twenty-first of November, there is a line that nobody wrote."

She read it aloud, as one reads out the name of a suspect.

"A thing long borrowed will be returned."

Nobody in the press room looked at anybody. Ferris Oake, the compositor, looked at his hands, which were black to the wrist, as they had been at his christening for all anyone knew. Pim Sallow, the apprentice, looked at the ceiling, being seventeen and innocent, or at any rate seventeen.

"I only meant to move the moon," said Ferris. "It had slipped into Wednesday. I never touched the twenty-first, if you follow me."

"I do not follow you, Ferris. I employ you," said Odile.

"It's a good line, though," said Pim. "It's got a bit of a shiver."

"A shiver is not a tide," said Odile. "People pay us for tides."

The door opened without a knock, which meant the weather. Dr. Thale stood in it with his hat on and his copy open at the place, and filled the frame with grievance.

"Madam, I gave you for the twenty-first a sober wind from the west and some prospect of sleet," cried Dr. Thale. "I open my almanac and I find prophecy! I have spent eleven years teaching this valley that the sky is a science."

"You said it'd be dry on Tuesday," said Pim.

"It was dry in principle," said Dr. Thale.

"Somebody took a page that I had locked," said Odile, "and unlocked it, and locked it again, and hung the key a quarter of an inch from where I hang it. That is not a ghost. That is a colleague." She closed the book. "I shall know by tomorrow night, in black and white, who it was. Until then the cart goes out. We cannot afford to be mysterious and unpaid."

And because that was the truest thing she had said all morning, she went at once into the back office and shut the door on it.

Ferris waited until her pen could be heard.

"Was it you?" whispered Ferris.

"I was going to ask you that," said Pim. "You've the look of it. You've had the look of it since Juno laughed at your hat."

Ferris dropped a whole stick of type, and thirty letters ran away under the press like mice.


CHAPTER TWO

The Heron

News crosses Low Wend faster than the ferry, because the ferry is rowed by Bram Kettering and the news is rowed by Hester Wills. By noon the landlady of the Heron had read the line aloud to the tap-room three times, with improvements.

"Mark me, it's a debt," said Hester. "Somebody in this town has somebody else's something, and now there's a day put on it. I went cold to my garters. Come in, bless you, you're letting the river in."

This was to Bram, who had come for his pie and stood dripping on the mat. He had been ferryman for thirty-one years and had spoken for perhaps two of them.

"What's it say?" said Bram.

She told him. Bram took off his cap, considered it, and put it on again.

"Aye, well," said Bram. "The river gives things back when it likes."

And he went out without his pie, which in thirty-one years had not occurred.

"Now that," said Hester softly, to the pie, "I shall remember."

At the window table Mr. Lucian Pryce turned a page of figures. He had been nine days at the Heron with two good coats and no visible errand. He paid in advance, which Hester distrusted, and he had asked her more questions about the printing house than about the pudding, which she distrusted more.

"Forgive me," said Mr. Pryce. "Is one line of type really such an event?"

"You're not from a small place, are you, Mr. Pryce?" said Hester.

"On the contrary," said Mr. Pryce. "I am from so small a place that I was the only one in it." He smiled; it was a good smile, and it had been used. "Everybody has a price, and most people are relieved to hear it named. I mean to make Mrs. Tansy an offer. A debt, a date, a little dread in the air: one could hardly have arranged it better."

"And did you arrange it?" said Hester.

"With respect," said Mr. Pryce, "I never arrange what I can merely await."

By three o'clock the town had begun to give things back. Two ladders crossed the square in opposite directions. The curate found on his step four umbrellas and a trombone. Hester herself, toward dusk, carried a certain tin box down to the cellar, where it could not be looked at, and at six carried it up again, where it could.

"Folk will tell you anything," said Hester to the barmaid, "if you keep their glass full and your face stupid." But her heart was not in it.


CHAPTER THREE

The Glasshouse

A consumptive baronet had built the glasshouse for his lungs and left it to the town when they failed, and Juno Ballard kept it at midsummer with coke, patience and strong language. Ferris found her up a ladder among the lemons. The ladder had come home that afternoon, after six years.

"Hold this, and don't breathe on it," said Juno. "It's a moonflower. It opens once, after dark, for whoever had the manners to wait."

"I'm good at waiting," said Ferris. "I'm told it's my chief fault."

"It is your chief fault," said Juno. "Ask a thing while the lamp's lit, Ferris. Nobody can read you in the dark."

He opened his mouth. What he had borrowed, fourteen months before, was a glove: grey, left-handed, mended at the thumb. It was at that moment inside his waistcoat, where it had lived so long that he stood a little crooked. He had set up several explanations, in the evenings, in twelve-point, and had put the letters back in the case each time before anybody could read them.

"I set a line once that I was ashamed of," said Ferris, "and it was the only true one on the page."

"Was it yours, then? The famous one?" said Juno.

"No," said Ferris. "I wish it had been. I'm never the one who did the thing."

She looked at him for longer than lemons require. In her apron pocket lay a letter from the botanical garden at Leiden, seven days old, which offered her glass by the acre and wanted her answer by the end of the month. She had told the lemons. She had told nobody with legs.

Pim Sallow, who carried the post and had long ago decided that a seal was a matter of opinion, sat outside on the coke heap, eating an apple.

"You could tell him," said Pim, when he had gone. "He'd only drop something."

"Everything I grow would rather be somewhere else," said Juno. "I water it anyway. That's the whole of gardening, my love. How much do you hear, Pim?"

"I hear everything," said Pim. "I don't say everything. That's two different trades."


CHAPTER FOUR

The Ferry Stairs

On the night of the twenty-first the fair came down to the water with its candles, a paper boat for every household, and Dr. Thale's sober wind from the west did not appear. It was so still that the flames stood up like type.

"Not a breath," said Odile. "You promised me a wind, Doctor."

Dr. Thale had taken two glasses of Hester's punch and was regarding his barometer, which he had brought in his coat, as one regards an old dog.

"Madam, I have a coin," said Dr. Thale. "Heads, wet. I have used it these eleven years. The barometer was my father's, and I never learned to read it. I was only ever certain out loud."

It was so exactly what she had always said of him that Odile could find nothing to say.

"Then you have been right as often as anybody," said Odile at last. "Put your hat on. You will catch your own weather."

"You would not print it?" said Dr. Thale.

"I print tides," said Odile.

Mr. Pryce came down between the candles and named to her, in a low agreeable voice, a sum.

"It would pay the bank, and the paper merchant, and the winter," said Mr. Pryce. "My dear lady, let us not be sentimental about a machine."

"How do you know about the paper merchant?" said Odile.

"I make it my business to read what other people leave lying open," said Mr. Pryce.

"Then read this," said Odile. "No."

He bowed. But he was not looking at her. He looked over her shoulder at the dark windows of the printing house, as a man looks at a lit room into which he has not been asked, and Hester, who missed nothing, saw it, and for once did not know what it meant.

It was past ten when Bram shipped his oars, climbed the nine steps, and held out to Odile his closed hand.

"I've had this of yours twenty years," said Bram. "I said I'd mind it while he got settled. That was all he asked me."

It was a watch. She had last seen it going out at her own door on the chain of Jonas Tansy, who had drowned that night; there was a stone in the churchyard that said so.

"He never drowned," said Bram. "I rowed him over. He sat where you sit, and he wept, and he was dry as a bone when he stepped out. I'm a slow man, missus. I couldn't find the place to begin."

Nobody on the stairs breathed. Odile wound the watch, eleven turns exactly, and held it to her ear.

"Every spring you rowed me to that stone," said Odile, "and would not take the fare."

"No," said Bram. "I couldn't take that."

"You will come to the house tomorrow," said Odile, "and begin wherever you like, and I will correct it afterwards."


CHAPTER FIVE

Standing Type

Pim was waiting in the press room at midnight, on the paper bales, with a candle-end and an expression.

"You'd better have it in black and white," said Pim, "before you sack Ferris for it. Fair's fair."

And she held out a twist of page-cord and a card gone brown.

The page had come up one line short. That was all. At two in the morning, with Ferris asleep on his stool, Pim had gone to look for something that would fill it, and at the back of a case that nobody opened she had found a single line already set, tied up and waiting. On the card beneath it, in a hand that sloped like a man leaving, was written: for the twenty-first.

"It fitted," said Pim. "It fitted like it'd been measured. I thought it was you."

Odile read the card for some time.

"It is Jonas's hand," said Odile. "He always did leave things standing." And then, because Pim had begun to look her age: "You picked a lock of mine."

"I put the key back," said Pim. "Nobody minds what you take if you put it back nicely."

"A quarter of an inch out," said Odile. "We shall work on it."

"You're not cross?" said Pim.

"I am extremely cross. I am also short of apprentices," said Odile. "Go to bed. One thing at a time, and the nearest first."

Outside, the town was putting out its candles. Ferris Oake crossed the square toward the glasshouse, quickly, with something grey in his hand, and at the gate he turned and came quickly back. On the stairs Dr. Thale spun a coin, looked at it, and put up his umbrella under the stars. Bram sat in his boat and counted, on his fingers, the words he would need. And at the window of the Heron Mr. Pryce had not gone to bed: he sat in his shirtsleeves over an old letter, creased in four, in a hand that any printer in Low Wend would have known by its slope.

On the shelf above the press the watch went on ticking. It was four minutes fast.

"Naturally," said Odile, and left it so.
`;
