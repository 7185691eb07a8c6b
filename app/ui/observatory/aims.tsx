import type { Character } from "../../../objects/simulation/state.ts";
import { sentence } from "../words.ts";

const STATUS = { open: "", reached: "reached", given_up: "given up" } as const;

/** What a character wants, how far they have come with it, and (for directors) how they mean to go on. */
export const Aims = ({ character }: { readonly character: Character }) => {
  if (character.goals.length === 0) return null;
  return (
    <div>
      <h3 className="text-lg">Wants</h3>
      <ul className="mt-1 space-y-2 text-sm">
        {character.goals.map((goal) => {
          const pursuit = character.pursuits.find((begun) => begun.goal === goal);
          return (
            <li key={goal}>
              <p>
                {sentence(goal)}
                {pursuit && pursuit.status !== "open" ? <span className="text-soft"> · {STATUS[pursuit.status]}</span> : null}
              </p>
              {pursuit?.status === "open" && pursuit.progress > 0 ? (
                <progress className="progress" value={pursuit.progress} max={1} aria-label={`How far: ${goal}`} />
              ) : null}
              {pursuit?.plan[0] ? <p className="text-soft">Next: {pursuit.plan[0]}</p> : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
