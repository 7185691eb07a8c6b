/** A tale of our own, for trying the studio when no book is at hand. */
const TITLE = "The Lamp at Saltmarsh Ferry";

const TALE = `${TITLE}

Chapter One

The ferry had not run for three days when Tobias Wren came down to the jetty with his hat in his hand.

"You might at least look at the rope," said Tobias. "Looking costs nothing, Mrs. Harrow."

"Looking is how it begins," replied Agnes Harrow. She did not put down her knitting. "First a man looks, then he has an opinion, and then I am asked to pay for it."

Tobias laughed. He had been afraid of her since he was seven, and had found that laughing helped.

"I'll pay for the rope," said Tobias.

"With what?" asked Agnes Harrow.

"With patience," said Tobias. "I have more of it than anybody in the parish."

Old Cuthbert Lyle, who mended nets in the doorway and was believed to be deaf, remarked to nobody that patience was poor stuff to tie a boat with.

"I heard that, Cuthbert," said Agnes.

"You were meant to," said Cuthbert.

Chapter Two

Philippa Vane arrived on foot, with mud to the knee and a letter that she would not show.

"I must be across by dark," said Philippa. "I shall swim if I have to. I have told you so twice, Mr. Wren, and I do not like to say things three times."

"Then say something else," answered Tobias gently. "Say who is waiting on the other side."

Philippa folded the letter smaller. "Nobody you would know."

"On the other side there is only my brother," said Agnes Harrow, "and he has waited for nobody in thirty years. Sit down, child. You are shaking."

"I am cold," said Philippa.

"You are frightened," said Agnes. "It looks the same from behind, but not from where I sit."

Cuthbert put down the net. "Light the lamp, Agnes," said Cuthbert. "If he sees the lamp he will bring the small boat. He always did."

"I swore that I would not light it again," said Agnes Harrow, very low.

"You swore a good many things that winter," said Cuthbert. "Some of them before breakfast."

Chapter Three

Tobias carried the lamp up himself. It was heavier than it looked, and the glass was grey with salt.

"Why did you stop?" asked Tobias. "Everyone tells it differently."

"Because he did not come," said Agnes. "One night I lit it and he did not come, and I thought, very well, Edmund, then I shall not ask."

"Perhaps he did not see it," said Philippa.

"Perhaps he did not," said Agnes Harrow. "I have had thirty years to think of that, thank you."

Philippa held out the letter at last. "It is from him," said Philippa. "He asks whether the lamp is broken. He says that he has looked for it every night, and that he is too proud to row without it."

Nobody spoke. Then Cuthbert Lyle began to laugh, and it was some time before he could stop.

"Give me the matches," said Agnes.
`;

/** The example as a file, the way a reader would have sent it. */
export const exampleBook = (): File => new File([TALE], `${TITLE}.txt`, { type: "text/plain" });
