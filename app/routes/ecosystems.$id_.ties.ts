import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { data, redirect } from "@remix-run/cloudflare";
import { RELATIONSHIP_TYPES } from "../../objects/simulation/state.ts";
import type { TieSetting } from "../../worker/contract-story.ts";
import { textField } from "../form.server.ts";
import { requireUser } from "../guard.server.ts";
import { orRefusal } from "../problem.server.ts";
import type { Refusal } from "../problem.server.ts";

export const loader = ({ params }: { params: { id?: string } }) => redirect(`/ecosystems/${params.id ?? ""}`);

const settingOf = (form: FormData): TieSetting | null => {
  const [dimension, value] = [textField(form, "dimension"), textField(form, "value")];
  const because = textField(form, "because").slice(0, 200);
  const type = RELATIONSHIP_TYPES.find((name) => name === value);
  if (dimension === "type") return type === undefined ? null : { change: { dimension, value: type }, because };
  if (dimension !== "strength" && dimension !== "trust" && dimension !== "familiarity") return null;
  return Number.isFinite(Number(value)) && value !== "" ? { change: { dimension, value: Number(value) }, because } : null;
};

const UNCLEAR: Refusal = { status: 422, title: "", detail: "Say which value, and what it should be.", fields: {} };

/** Sets one value of a tie (`action=set`), or takes changes of it back (`action=undo`, one `seq` for each; `taken` says which). */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const user = requireUser(context, request);
  const id = params["id"] ?? "";
  const form = await request.formData();
  const [from, to] = [textField(form, "from"), textField(form, "to")];
  const { ecosystems } = context.services;
  const seqs = textField(form, "action") === "undo" ? form.getAll("seq").map(Number) : [];
  for (const seq of seqs) {
    const { refusal } = await orRefusal(ecosystems.undo(user, id, from, to, seq));
    if (refusal) return data({ refusal, taken: "" }, { status: refusal.status });
  }
  if (seqs.length > 0) return data({ refusal: null, taken: seqs.join(" ") });
  const setting = settingOf(form);
  if (setting === null) return data({ refusal: UNCLEAR, taken: "" }, { status: UNCLEAR.status });
  const { refusal } = await orRefusal(ecosystems.setTie(user, id, from, to, setting));
  return refusal ? data({ refusal, taken: "" }, { status: refusal.status }) : data({ refusal: null, taken: "" });
};
