import type { RelationshipType } from "../../objects/simulation/state.ts";

/** What a book shows of how one person stands to another, and back. */
export interface Standing {
  /** Evidence of kinship by blood or law, both ways together; 1 is one clear statement. */
  readonly kinship: number;
  /** One is called the other's wife or husband. */
  readonly marriage: number;
  /** They share a surname. */
  readonly isNamesake: boolean;
  /** Evidence of courtship by this person, and by the other. */
  readonly courts: number;
  readonly isCourted: number;
  /** -1..1, of the words between them, less what is this book's manner. */
  readonly warmth: number;
  /** 0..1. */
  readonly familiarity: number;
  /** Words of each kind, for each thing said or done between the two. */
  readonly guidance: number;
  readonly rivalry: number;
  readonly alliance: number;
  readonly friendship: number;
  /** How many things are said or done between the two. */
  readonly amount: number;
}

interface Row {
  readonly type: RelationshipType;
  readonly holds: (standing: Standing) => boolean;
}

/** Evidence enough to call people kin, and to call one in love. */
const KIN = 0.9;
const LOVE = 0.9;
/** Love that nothing answers must show more. */
const ALONE = 0.5;
/** The more two people have to do with one another, the more must speak of love: one stray sentence makes no couple. */
const loveNeeded = (amount: number): number => LOVE + Math.min(1, amount / 300);
/** Below this amount a share of words says nothing. */
const SOME = 6;
/** Below this amount even the tone says nothing. */
const FEW = 2;
/** People may speak of dark things together: only words of hate, envy or violence make them opponents. */
const HOSTILE = 0.05;

/** The first row that holds gives the type. Kin and love need statements of them; the rest follows tone and how much they have to do with one another. */
const ROWS: readonly Row[] = [
  { type: "family", holds: ({ isNamesake, kinship, marriage }) => isNamesake || (kinship >= KIN && kinship > marriage) },
  { type: "romance", holds: ({ marriage }) => marriage >= KIN },
  { type: "romance", holds: ({ courts, isCourted, amount }) => Math.min(courts, isCourted) >= loveNeeded(amount) },
  { type: "romance", holds: ({ courts, isCourted, amount }) => isCourted < LOVE && courts >= loveNeeded(amount) + ALONE },
  { type: "enemy", holds: ({ warmth, rivalry, amount }) => warmth <= -0.42 && rivalry > HOSTILE && amount >= FEW },
  {
    type: "rival",
    holds: ({ warmth, rivalry, amount }) =>
      (warmth <= -0.15 && rivalry > HOSTILE && amount >= FEW) || (rivalry > 0.12 && warmth < 0.05 && amount >= SOME),
  },
  { type: "mentor", holds: ({ guidance, warmth, amount }) => guidance > 0.14 && warmth > -0.1 && amount >= SOME },
  { type: "friend", holds: ({ warmth, familiarity }) => warmth >= 0.12 && familiarity >= 0.35 },
  { type: "friend", holds: ({ friendship, warmth, amount }) => friendship > 0.1 && warmth > 0 && amount >= SOME },
  { type: "ally", holds: ({ warmth, alliance, amount }) => warmth >= 0.05 && alliance > 0.06 && amount >= SOME },
  { type: "stranger", holds: ({ familiarity }) => familiarity < 0.12 },
  { type: "friend", holds: ({ warmth }) => warmth >= 0.25 },
];

/** How one person stands toward another: the type of a tie's one direction. */
export const typeOf = (standing: Standing): RelationshipType => ROWS.find(({ holds }) => holds(standing))?.type ?? "acquaintance";
