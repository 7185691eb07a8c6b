import { useState } from "react";
import type { Why } from "../../live/why.ts";
import { sentence, signed } from "../words.ts";

/** Why it was this one who spoke, and who else wanted to; on demand. */
export const WhySpoke = ({ why, name }: { readonly why: Why; readonly name: string }) => {
  const [open, setOpen] = useState(false);
  return (
    <details className="script-why script-note" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`Why ${name} spoke`} title="Why they spoke">
        ?
      </summary>
      {open ? (
        <div className="border-l border-line py-1 pl-3">
          {why.because ? <p className="text-ink">{sentence(why.because)}.</p> : null}
          <p>
            {name} took the word ({signed(why.total)}):{" "}
            {why.terms.map(({ words, weight }) => `${words} ${signed(weight)}`).join(", ") || "nobody else did"}
          </p>
          {why.rivals.length > 0 ? <p>against {why.rivals.map((rival) => `${rival.name} ${signed(rival.total)}`).join(", ")}</p> : null}
        </div>
      ) : null}
    </details>
  );
};
