import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { data, redirect } from "@remix-run/cloudflare";
import { textField } from "../form.server.ts";
import { requireUser } from "../guard.server.ts";
import { orRefusal, refused } from "../problem.server.ts";

const ACTIONS = ["pause", "resume", "advance", "complicate", "end"] as const;

export const loader = ({ params }: { params: { id?: string } }) => redirect(`/ecosystems/${params.id ?? ""}`);

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const texts = (form: FormData, name: string): readonly string[] =>
  form.getAll(name).map((value) => (typeof value === "string" ? value.trim() : ""));

const aimsOf = (form: FormData) => {
  const owners = texts(form, "secret_of");
  const own = texts(form, "secret_aim").map((text, index) => ({ text, character_id: owners[index] ?? null, secret: true }));
  const shared = linesOf(textField(form, "aims")).map((text) => ({ text, character_id: null, secret: false }));
  return [...shared, ...own].filter(({ text }) => text !== "").map((aim) => ({ ...aim, measure: null }));
};

/** Begins a scenario (`action=start`), or moves the one that is played. */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const user = requireUser(context, request);
  const id = params["id"] ?? "";
  const form = await request.formData();
  const name = textField(form, "action");
  const { ecosystems } = context.services;
  const chosen = ACTIONS.find((candidate) => candidate === name);
  if (chosen === undefined && name !== "start") return refused(422, "There is no such lever.");
  const { refusal } = await orRefusal<unknown>(
    chosen === undefined
      ? ecosystems.startScenario(user, id, {
          title: textField(form, "title"),
          setting: textField(form, "setting"),
          mood: textField(form, "mood"),
          cast: [],
          objectives: aimsOf(form),
          phases: [],
          secrets: [],
          complications: linesOf(textField(form, "complications")),
          minutes: Number(textField(form, "minutes")) || 60,
        })
      : ecosystems.controlScenario(user, id, chosen),
  );
  return refusal ? data({ refusal }, { status: refusal.status }) : data({ refusal: null });
};
