import type { Gender } from "../shapes.ts";

const MALE = "man gentleman fellow boy lad father brother husband son uncle nephew grandfather host widower chap youth";
const MALE_OFFICES = "clergyman vicar parson priest sailor soldier officer captain king prince lord squire butler footman landlord";
const FEMALE = "woman lady girl lass mother sister wife daughter aunt niece grandmother hostess widow matron bride";
const FEMALE_OFFICES = "governess landlady maid queen princess nurse housekeeper";
const EITHER =
  "child companion friend stranger visitor guest infant baby speaker interlocutor other neighbour neighbor cousin listener person voice lover";
const EITHER_OFFICES = "doctor servant prisoner patient traveller traveler creature";

/** Nouns by which narration speaks of a person already known, with the gender they tell. */
export const PERSON_NOUNS: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...`${MALE} ${MALE_OFFICES}`.split(" ").map((noun): [string, Gender] => [noun, "male"]),
  ...`${FEMALE} ${FEMALE_OFFICES}`.split(" ").map((noun): [string, Gender] => [noun, "female"]),
  ...`${EITHER} ${EITHER_OFFICES}`.split(" ").map((noun): [string, Gender] => [noun, "unknown"]),
]);

/** Of these, the ones that say who somebody is to others or nothing at all; they hardly ever stand for one person through a book. */
export const RELATIVE_NOUNS: ReadonlySet<string> = new Set(`${MALE} ${FEMALE} ${EITHER}`.split(" "));
