import { findAddressees } from "./addressees.ts";
import { CueReader } from "./cues.ts";
import { Decoder } from "./decode.ts";
import { findMentions } from "./mentions.ts";
import { openPages } from "./pages.ts";
import { readPresence } from "./scene.ts";
import type { Cast, Quote, Structure } from "./shapes.ts";
import { findTurns } from "./turns.ts";
import { readSpokenNames } from "./vocatives.ts";

/** Third stage: every stretch of direct speech, in reading order, with its speaker and whom it is spoken to. */
export const attributeQuotes = (text: string, structure: Structure, cast: Cast): Quote[] => {
  const pages = openPages(text, structure);
  const mentions = findMentions(pages, cast.people);
  const turns = findTurns(pages, new CueReader(pages, mentions), cast.people);
  const presences = readPresence(pages, mentions, turns, cast.people);
  const names = readSpokenNames(pages, mentions, turns);
  const decisions = new Decoder(cast).decode(turns, presences, names);
  const addressees = findAddressees(turns, decisions, presences, names);
  return turns.flatMap((turn, index) =>
    turn.pieces.flatMap((at): Quote[] => {
      const piece = pages.pieces[at];
      const decision = decisions[index];
      if (!piece || !decision) return [];
      return piece.own.map(({ start, end }) => ({ start, end, ...decision, addressees: addressees[index] ?? [] }));
    }),
  );
};
