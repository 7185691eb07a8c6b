import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { data, redirect } from "@remix-run/cloudflare";
import { textField } from "../form.server.ts";
import { requireUser } from "../guard.server.ts";
import { paceFrom } from "../pace.ts";
import { orRefusal, refused } from "../problem.server.ts";

const ACTIONS = ["pause", "resume", "step", "end"] as const;

export const loader = ({ params }: { params: { id?: string } }) => redirect(`/ecosystems/${params.id ?? ""}`);

/** Pauses, resumes, steps or ends a room; sets its pace (`action=pace`); or lets something happen in it (`action=world`). */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const user = requireUser(context, request);
  const id = params["id"] ?? "";
  const form = await request.formData();
  const name = textField(form, "action");
  if (name === "world") {
    const told = await orRefusal(
      context.services.ecosystems.worldEvent(user, id, { content: textField(form, "content").slice(0, 500), location: null }),
    );
    return told.refusal ? data({ refusal: told.refusal }, { status: told.refusal.status }) : data({ refusal: null });
  }
  if (name === "pace") {
    const set = await orRefusal(
      context.services.ecosystems.update(user, id, { settings: { tick_seconds: paceFrom(textField(form, "pace")) } }),
    );
    return set.refusal ? data({ refusal: set.refusal }, { status: set.refusal.status }) : data({ refusal: null });
  }
  const chosen = ACTIONS.find((candidate) => candidate === name);
  if (chosen === undefined) return refused(422, "There is no such lever.");
  const { refusal } = await orRefusal(context.services.ecosystems.control(user, id, chosen, 1));
  return refusal ? data({ refusal }, { status: refusal.status }) : data({ refusal: null });
};
