import type { InputHTMLAttributes, ReactNode } from "react";
import { useId } from "react";

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** A labelled text input with its hint and its error, tied together for those who listen. */
export const Field = ({ label, hint, error, ...input }: FieldProps) => {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <input {...input} id={id} className="field" aria-invalid={error ? true : undefined} aria-describedby={described || undefined} />
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm text-alarm">
          {error}
        </p>
      ) : null}
    </div>
  );
};

/** What went wrong, what was kept, what to do; announced as soon as it appears. */
export const Notice = ({ title, children }: { readonly title?: string; readonly children: ReactNode }) => (
  <div role="alert" className="rounded-md border border-alarm/50 px-4 py-3">
    {title ? <p className="font-medium text-alarm">{title}</p> : null}
    <div className="text-sm">{children}</div>
  </div>
);
