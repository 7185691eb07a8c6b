/**
 * Questions put to a model: a few to a step, each answer kept, so that no question of a book is paid twice; and never more than the
 * book's budget. What the model cannot answer stays as the rules had it.
 */
import { createHash } from "node:crypto";
import type { BookModel } from "../../services/book-model.ts";
import { ANSWER_TOKENS, worstCase, type Question } from "./question.ts";

/** Questions of one step of the workflow, asked at the same time. */
export const AT_ONCE = 6;
/** What the readings of one book may cost in all, in tokens: about a hundred passages. */
export const TOKENS_PER_BOOK = 200_000;

type Answer = Readonly<Record<string, string>>;
/** Takes an answer apart; null when it cannot be read. */
export type ReadAnswer = (question: Question, content: string | null) => Answer | null;

/** Where answers and the ledger of a book are kept. */
export interface Shelf {
  fromModel<Value>(documentId: string, name: string): Promise<Value | null>;
  putFromModel(documentId: string, name: string, value: unknown): Promise<void>;
}

interface Ledger {
  /** Tokens spent and, by calls under way or cut off, reserved. */
  readonly tokens: number;
}
const LEDGER = "ledger";

export interface Asked {
  readonly answered: number;
  readonly failed: number;
}

export class Interview {
  readonly #files: Shelf;
  readonly #documentId: string;
  readonly #model: BookModel;
  readonly #budget: number;

  constructor(files: Shelf, documentId: string, model: BookModel, budget = TOKENS_PER_BOOK) {
    this.#files = files;
    this.#documentId = documentId;
    this.#model = model;
    this.#budget = budget;
  }

  #key({ messages }: Question): string {
    return createHash("sha256")
      .update(JSON.stringify([this.#model.name, messages]))
      .digest("hex");
  }

  async #spent(): Promise<number> {
    return (await this.#files.fromModel<Ledger>(this.#documentId, LEDGER))?.tokens ?? 0;
  }

  #enter(tokens: number): Promise<void> {
    return this.#files.putFromModel(this.#documentId, LEDGER, { tokens } satisfies Ledger);
  }

  /** What is known already; null for a question that was never answered. */
  known(question: Question): Promise<Answer | null> {
    return this.#files.fromModel<Answer>(this.#documentId, this.#key(question));
  }

  /** Asks those of the questions that were not answered before, while the budget lasts. Never rejects because of the model. */
  async ask(questions: readonly Question[], read: ReadAnswer): Promise<Asked> {
    const known = await Promise.all(questions.map((question) => this.known(question)));
    const before = await this.#spent();
    const open: { question: Question; cost: number }[] = [];
    let reserved = before;
    questions.forEach((question, index) => {
      const cost = worstCase(question);
      if (known[index] !== null || reserved + cost > this.#budget) return;
      reserved += cost;
      open.push({ question, cost });
    });
    if (open.length === 0) return { answered: questions.length, failed: 0 };
    // before the calls: should we be cut off, they count as paid
    await this.#enter(reserved);
    const asked = await Promise.all(open.map(({ question, cost }) => this.#askOne(question, cost, read)));
    await this.#enter(before + asked.reduce((sum, { tokens }) => sum + tokens, 0));
    return { answered: asked.filter(({ isAnswered }) => isAnswered).length, failed: asked.filter(({ isAnswered }) => !isAnswered).length };
  }

  async #askOne(question: Question, worst: number, read: ReadAnswer): Promise<{ tokens: number; isAnswered: boolean }> {
    try {
      const { content, tokens } = await this.#model.ask(question.messages, ANSWER_TOKENS);
      const answer = read(question, content);
      if (answer !== null) await this.#files.putFromModel(this.#documentId, this.#key(question), answer);
      return { tokens: tokens ?? worst, isAnswered: answer !== null };
    } catch {
      // out of reach, or over its own limits: the rules' answer stands, and what it may have cost counts
      return { tokens: worst, isAnswered: false };
    }
  }
}
