/** The ledger behind a tie: every change of it, as the panel lists them. */
import type { RelationshipChange } from "../../worker/contract.ts";
import { spaced, signed } from "../ui/words.ts";
import { typeWords } from "./notes.ts";

/** The rule that brings in what people were to each other before the evening. */
const BOOK = "book";

/** What the panel reads of an entry, as the route sends it. */
export type LedgerEntry = Pick<RelationshipChange, "seq" | "dimension" | "before" | "delta" | "after" | "causes" | "quote" | "rule">;

/** Throws when the studio does not answer. */
export const fetchLedger = async (ecosystemId: string, from: string, to: string, signal: AbortSignal): Promise<readonly LedgerEntry[]> => {
  const query = new URLSearchParams({ from, to });
  const response = await fetch(`/ecosystems/${ecosystemId}/ledger?${query}`, { signal });
  if (!response.ok) throw new Error(`ledger: ${response.status}`);
  return (await response.json()) as readonly LedgerEntry[];
};

export interface LedgerLine {
  readonly seq: number;
  /** The changes of a value among those that it tells of: they can be taken back. */
  readonly undoable: readonly number[];
  /** `trust −.12, strength −.05`, or `now a friend (before: an acquaintance)`. */
  readonly change: string;
  readonly reason: string;
  readonly quote: string;
  readonly causes: readonly number[];
}

const changeWords = ({ dimension, before, delta, after }: LedgerEntry): string =>
  delta === null ? `now ${typeWords(String(after))} (before: ${typeWords(String(before))})` : `${dimension} ${signed(delta)}`;

/** Changes that one line set off are one entry; newest first. */
export const ledgerLines = (entries: readonly LedgerEntry[]): readonly LedgerLine[] =>
  [...Map.groupBy(entries, ({ seq, causes, rule }) => (causes.length > 0 ? causes.join(" ") : rule === BOOK ? BOOK : `at ${seq}`)).values()]
    .map((together) => ({
      seq: together[0]?.seq ?? 0,
      undoable: together.filter(({ delta, rule }) => delta !== null && rule !== BOOK).map(({ seq }) => seq),
      change: together.map(changeWords).join(", "),
      reason: [...new Set(together.map(({ rule }) => (rule === BOOK ? "as the book has it" : spaced(rule))))].join("; "),
      quote: together.find(({ quote }) => quote !== "")?.quote ?? "",
      causes: together[0]?.causes ?? [],
    }))
    .toReversed();
