import { PLACE_WORDS } from "./lexicon/not-names.ts";
import { SPEECH_VERBS, WEAK_SPEECH_VERBS } from "./lexicon/speech-verbs.ts";
import type { NameSpan } from "./names.ts";
import type { Pages } from "./pages.ts";

/** One way of naming someone or something, with what the book shows of it. */
export interface Form {
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
  /** As the book writes it most often. */
  display: string;
  count: number;
  /** In direct speech. */
  spoken: number;
  first: number;
  /** Beside a verb of speech in narration. */
  speech: number;
  /** Called out to in direct speech. */
  vocative: number;
  /** Does something as its subject, or owns a hand, a voice, an eye. */
  agency: number;
  /** After a preposition of place, or before a word for a place. */
  place: number;
  afterThe: number;
  /** Where a capital is due anyway. */
  opening: number;
  /** Token indices of where it stands, ascending. */
  readonly places: number[];
}

const PLACE_PREPOSITIONS = new Set(
  "in at near from through into toward towards across around via outside throughout within reached left to".split(" "),
);
const ACTS = new Set(
  "was had did looked went came took turned thought knew felt saw stood sat gave made could would must might should were is has does smiled nodded laughed ran got found heard left told held rose fell threw put drew spoke wrote wished wanted seemed shook kept sent opened closed caught set lay met paid read brought bowed kissed blushed".split(
    " ",
  ),
);
const OWNED = new Set(
  "face eyes eye hand hands voice head arm arms heart mind hair lips mouth mother father brother sister wife husband son daughter friend manner smile temper feelings feet shoulder words".split(
    " ",
  ),
);
const VOCATIVE_LEADS = new Set("dear dearest oh o my poor well yes no come and hush good".split(" "));

const isSpeechVerb = (word: string | undefined): boolean => word !== undefined && SPEECH_VERBS.has(word) && !WEAK_SPEECH_VERBS.has(word);

const observe = (pages: Pages, span: NameSpan, form: Form): void => {
  const { tokens, pieceOf } = pages;
  const before = tokens[span.from - 1];
  const after = tokens[span.to];
  const piece = pieceOf[span.from] ?? -1;
  if (piece >= 0) {
    form.spoken += 1;
    const opensSpeech =
      pieceOf[span.from - 1] !== piece || /^[,.;!?—-]|^--/.test(before?.text ?? "") || VOCATIVE_LEADS.has(before?.lower ?? "");
    const closesCall = pieceOf[span.to] !== piece || /^[,.;!?—-]|^--/.test(after?.text ?? "");
    if (
      opensSpeech &&
      closesCall &&
      before?.lower !== "the" &&
      (before?.text === "," || after?.text === "," || after?.text === "!" || VOCATIVE_LEADS.has(before?.lower ?? ""))
    )
      form.vocative += 1;
  } else if (
    isSpeechVerb(after?.lower) ||
    isSpeechVerb(before?.lower) ||
    (before?.lower === "the" && isSpeechVerb(tokens[span.from - 2]?.lower))
  )
    form.speech += 1;
  if (after && !after.isCapital && (ACTS.has(after.lower) || (after.isWord && after.lower.length > 4 && after.lower.endsWith("ed"))))
    form.agency += 1;
  else if (after && /^['’]s$/i.test(after.text) && OWNED.has(tokens[span.to + 1]?.lower ?? "")) form.agency += 1;
  const isToPlace = before !== undefined && PLACE_PREPOSITIONS.has(before.lower);
  if (isToPlace || (before?.lower === "the" && PLACE_PREPOSITIONS.has(tokens[span.from - 2]?.lower ?? "") && span.names.length === 1))
    form.place += before?.lower === "to" ? 0.3 : 1;
  if (after && PLACE_WORDS.has(after.lower) && !/^['’]/.test(after.text)) form.place += 1;
};

/** A name in capitals throughout, as under a letter, is written as a name. */
const properly = (display: string): string =>
  /^[^\p{Ll}]{5,}$/u.test(display) ? display.toLowerCase().replaceAll(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase()) : display;

/** Gathers the spans of a book into forms, by their words. */
export const gatherForms = (pages: Pages, spans: readonly NameSpan[]): Form[] => {
  const forms = new Map<string, Form>();
  const displays = new Map<string, Map<string, number>>();
  for (const span of spans) {
    const key = [span.title, ...span.names].filter(Boolean).join(" ");
    const first = pages.tokens[span.from];
    const last = pages.tokens[span.to - 1];
    if (!first || !last) continue;
    let form = forms.get(key);
    if (!form) {
      form = {
        key,
        title: span.title,
        names: span.names,
        display: "",
        count: 0,
        spoken: 0,
        first: first.start,
        speech: 0,
        vocative: 0,
        agency: 0,
        place: 0,
        afterThe: 0,
        opening: 0,
        places: [],
      };
      forms.set(key, form);
    }
    form.count += 1;
    form.places.push(span.from);
    if (span.isAfterThe) form.afterThe += 1;
    if (pages.opens[span.from]) form.opening += 1;
    const display = pages.text.slice(first.start, last.end).replaceAll(/\s+/g, " ");
    const seen = displays.get(key) ?? new Map<string, number>();
    displays.set(key, seen.set(display, (seen.get(display) ?? 0) + 1));
    observe(pages, span, form);
  }
  for (const [key, form] of forms) {
    form.display = properly(
      [...(displays.get(key) ?? [])].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ["", 0] as [string, number])[0],
    );
  }
  return [...forms.values()].toSorted((one, other) => other.count - one.count || one.first - other.first);
};
