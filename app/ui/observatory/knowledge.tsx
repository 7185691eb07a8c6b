import type { Character } from "../../../objects/simulation/state.ts";
import { listed } from "../words.ts";

interface KnowledgeProps {
  readonly character: Character;
  readonly nameOf: (id: string) => string;
}

/** For directors: what somebody hides, and what they know that not everybody does, with whom they have it from. */
export const Knowledge = ({ character: { secrets, knowledge }, nameOf }: KnowledgeProps) => {
  // their own secrets are told above
  const known = knowledge.filter(({ text }) => !secrets.includes(text));
  return (
    <>
      {secrets.length > 0 ? (
        <div>
          <h3 className="text-lg">Hides</h3>
          <p className="text-sm">{listed(secrets)}</p>
        </div>
      ) : null}
      {known.length > 0 ? (
        <div>
          <h3 className="text-lg">Knows</h3>
          <ul className="mt-1 space-y-1 text-sm">
            {known.map(({ fact_id, text, from, confided }) => (
              <li key={fact_id}>
                “{text}”
                <span className="text-soft">
                  {from === null ? "" : `, from ${nameOf(from)}`}
                  {confided ? ", in confidence" : ""}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
};
