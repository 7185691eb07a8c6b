import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import type { EmotionName } from "../../objects/simulation/state.ts";
import type { BranchWish } from "../../worker/contract-story.ts";
import { textField } from "../form.server.ts";
import { requireUser } from "../guard.server.ts";
import { orThrow } from "../problem.server.ts";

export const loader = ({ params }: { params: { id?: string } }) => redirect(`/ecosystems/${params.id ?? ""}`);

const FEELINGS: readonly EmotionName[] = ["joy", "anger", "fear", "distress", "love", "shame"];

const changeOf = (form: FormData): BranchWish => {
  const character_id = textField(form, "character_id");
  const text = textField(form, "text");
  switch (textField(form, "change")) {
    case "world_event":
      return { kind: "world_event", content: text, location: null };
    case "direct":
      return { kind: "direct", to: character_id, text };
    case "tell":
      return { kind: "tell", to: [character_id], text };
    case "mood":
      return { kind: "mood", character_id, emotion: FEELINGS.find((name) => name === textField(form, "feeling")) ?? "joy", intensity: 0.9 };
    case "leave":
      return { kind: "leave", character_id };
    default:
      return { kind: "none" };
  }
};

/** Opens a room that shares this one's story up to a moment, and goes there. */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const user = requireUser(context, request);
  const form = await request.formData();
  const branch = await orThrow(
    context.services.ecosystems.branch(user, params["id"] ?? "", {
      from_seq: Number(textField(form, "from_seq")),
      name: textField(form, "name"),
      change: changeOf(form),
    }),
  );
  return redirect(`/ecosystems/${branch.id}`);
};
