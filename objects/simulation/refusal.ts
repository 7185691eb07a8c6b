/** An input that the story cannot take. The message is for a reader; nothing of the step it was in has happened. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
