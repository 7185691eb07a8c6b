import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { data, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useNavigation, useSearchParams } from "@remix-run/react";
import { accountFaults } from "../account-rules.ts";
import { rawField, textField } from "../form.server.ts";
import { nextPath } from "../guard.server.ts";
import { orRefusal } from "../problem.server.ts";
import { Field, Notice } from "../ui/form.tsx";
import { Shell } from "../ui/shell.tsx";

export const meta: MetaFunction = () => [{ title: "Open an account · LiteraryAI Studio" }];

export const loader = ({ request, context }: LoaderFunctionArgs) => (context.user === null ? null : redirect(nextPath(request)));

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData();
  const kept = { username: textField(form, "username"), email: textField(form, "email") };
  const password = rawField(form, "password");
  const faults = accountFaults({ ...kept, password });
  if (Object.keys(faults).length > 0) {
    const refusal = { status: 422, title: "", detail: "Something in the form is not right yet.", fields: faults };
    return data({ kept, refusal }, { status: 422 });
  }
  const { auth } = context.services;
  const made = await orRefusal(auth.register({ ...kept, password }));
  if (made.refusal) return data({ kept, refusal: made.refusal }, { status: made.refusal.status });
  const opened = await orRefusal(auth.login(kept.username, password));
  if (opened.refusal) return redirect("/login");
  context.signIn(opened.value.tokens);
  return redirect(nextPath(request));
};

const Register = () => {
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state === "submitting";
  const [search] = useSearchParams();
  const fields = answer?.refusal.fields ?? {};
  return (
    <Shell>
      <div className="mx-auto max-w-sm pt-10">
        <h1 className="text-4xl">Open an account</h1>
        <p className="mt-3 text-soft">For your own books and your own rooms. Watching public rooms needs none.</p>
        <Form method="post" className="mt-8 space-y-5">
          {answer ? (
            <Notice title="The account was not opened">{answer.refusal.detail} What you typed is kept, except the password.</Notice>
          ) : null}
          <Field
            label="Username"
            name="username"
            autoComplete="username"
            required
            minLength={3}
            defaultValue={answer?.kept.username}
            error={fields["username"]}
          />
          <Field
            label="Email"
            name="email"
            type="email"
            autoComplete="email"
            required
            defaultValue={answer?.kept.email}
            error={fields["email"]}
          />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={8}
            hint="At least 8 characters; a short sentence is better."
            error={fields["password"]}
          />
          <button type="submit" className="button button-lamp w-full" disabled={busy}>
            {busy ? "Opening…" : "Open the account"}
          </button>
        </Form>
        <p className="mt-6 text-soft">
          Been here before?{" "}
          <Link to={{ pathname: "/login", search: search.toString() }} className="link">
            Sign in
          </Link>
        </p>
      </div>
    </Shell>
  );
};

export default Register;
