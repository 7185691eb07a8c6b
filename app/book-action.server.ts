/** What a book's page can be asked to do, each answered with where to go next or a refusal beside what was typed. */
import { data, redirect } from "@remix-run/cloudflare";
import type { MemberDecision, Services, User } from "../worker/contract.ts";
import { bookView } from "./book.server.ts";
import { castDecision } from "./cast-form.server.ts";
import { textField } from "./form.server.ts";
import { paceFrom } from "./pace.ts";
import type { Refusal } from "./problem.server.ts";
import { orRefusal, orThrow, refused } from "./problem.server.ts";

interface BookAction {
  readonly services: Services;
  readonly user: User;
  readonly id: string;
  readonly form: FormData;
  readonly chapter: number | null;
}

const refusedAs = (refusal: Refusal) => data({ refusal }, { status: refusal.status });
const versionOf = (form: FormData) => {
  const version = Number(textField(form, "version") || Number.NaN);
  return Number.isInteger(version) ? { version } : {};
};

/** A form's own words, which anybody could have written; the service checks them again. */
const undoOf = (form: FormData): readonly MemberDecision[] | null => {
  try {
    const wanted: unknown = JSON.parse(textField(form, "undo"));
    if (!Array.isArray(wanted)) return null;
    return wanted.flatMap((one: unknown): MemberDecision[] => {
      if (typeof one !== "object" || one === null) return [];
      const castId: unknown = Reflect.get(one, "cast_id");
      const taken = Object.fromEntries(Object.entries(one).filter(([, value]) => value === null));
      return typeof castId === "string" ? [{ cast_id: castId, ...taken }] : [];
    });
  } catch {
    return null;
  }
};

const decide = async ({ services, user, id, form }: BookAction, characters: readonly MemberDecision[], forget: readonly string[]) => {
  const { refusal } = await orRefusal(services.documents.decide(user, id, { characters, forget, ...versionOf(form) }));
  return refusal ? refusedAs(refusal) : data({ refusal: null });
};

/** Makes characters of the chosen, opens a room with them and goes there. */
const begin = async (asked: BookAction) => {
  const { services, user, id, form } = asked;
  const { decision, title } = await decisionOf(asked);
  const chosen = decision.characters.filter((member) => member.skip !== true);
  if (chosen.length < 2) return refused(422, "Choose at least two people; one alone has nobody to talk to.");
  const cast = await orRefusal(services.documents.cast(user, id, { ...decision, characters: chosen }));
  if (cast.refusal) return refusedAs(cast.refusal);
  const room = await orRefusal(
    services.ecosystems.create(user, {
      name: (textField(form, "name") || `An evening with ${title}`).slice(0, 120),
      character_ids: cast.value.map((character) => character.id),
      settings: {
        visibility: textField(form, "visibility") === "public" ? "public" : "private",
        tick_seconds: paceFrom(textField(form, "pace")),
      },
    }),
  );
  return room.refusal ? refusedAs(room.refusal) : redirect(`/ecosystems/${room.value.id}`);
};

const decisionOf = async ({ services, user, id, form, chapter }: BookAction) => {
  const analysis = await orThrow(services.documents.analysis(user, id, chapter ?? undefined));
  const book = bookView(analysis);
  return { decision: castDecision(form, book.cast), title: book.title };
};

const remove = async ({ services, user, id, form }: BookAction) => {
  const { value, refusal } = await orRefusal(services.documents.remove(user, id, textField(form, "characters") === "true"));
  if (refusal) return refusedAs(refusal);
  const { characters, ecosystems } = value.remains;
  return redirect(`/library?${new URLSearchParams({ characters: String(characters), rooms: String(ecosystems) })}`);
};

export const bookAction = async (asked: BookAction) => {
  const { services, user, id, form } = asked;
  switch (textField(form, "intent")) {
    case "decide":
      return decide(asked, (await decisionOf(asked)).decision.characters, []);
    case "undo": {
      const undo = undoOf(form);
      return undo === null ? refused(422, "That could not be undone; load the page again.") : decide(asked, undo, []);
    }
    case "forget":
      return decide(asked, [], [textField(form, "id")]);
    case "reread": {
      const { refusal } = await orRefusal(services.documents.reread(user, id));
      return refusal ? refusedAs(refusal) : redirect(`/library/${id}`);
    }
    case "remove":
      return remove(asked);
    default:
      return begin(asked);
  }
};
