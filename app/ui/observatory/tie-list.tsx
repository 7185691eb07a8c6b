import type { Relationship } from "../../../objects/simulation/state.ts";
import { strengthWords } from "../../live/mood-words.ts";
import { typeWords } from "../../live/notes.ts";
import { personOf } from "../../live/people.ts";
import type { Script } from "../../live/script.ts";
import { signed } from "../words.ts";
import { Ledger } from "./ledger.tsx";
import { TieSetter } from "./tie-setter.tsx";

/** Ties shown. */
const MOST = 8;

interface TieListProps {
  readonly ecosystemId: string;
  readonly ties: readonly Relationship[];
  readonly script: Script;
  readonly directs: boolean;
  readonly onSelect: (id: string) => void;
  readonly onJump: (seq: number) => void;
}

/** How somebody stands toward others, strongest first, each with the ledger that says why. */
export const TieList = ({ ecosystemId, ties, script, directs, onSelect, onJump }: TieListProps) => {
  const known = ties.filter((tie) => tie.familiarity > 0.02 || Math.abs(tie.strength) > 0.02);
  const shown = known.toSorted((one, other) => Math.abs(other.strength) - Math.abs(one.strength)).slice(0, MOST);
  if (shown.length === 0) return <p className="text-sm text-soft">Knows nobody here yet.</p>;
  return (
    <div>
      <h3 className="text-lg">Ties</h3>
      <ul className="mt-1 space-y-3">
        {shown.map((tie) => (
          <li key={`${tie.from} ${tie.to}`}>
            <p>
              <button type="button" className="cursor-pointer font-medium hover:text-lamp" onClick={() => onSelect(tie.to)}>
                {personOf(script, tie.to).name}
              </button>
              <span className="text-sm text-soft">
                {" "}
                {typeWords(tie.type)}, {strengthWords(tie.strength)}
              </span>
            </p>
            <p className="text-xs text-soft">
              strength {signed(tie.strength)} · trust {Math.round(tie.trust * 100)} · familiarity {Math.round(tie.familiarity * 100)}
            </p>
            <Ledger ecosystemId={ecosystemId} from={tie.from} to={tie.to} onJump={onJump} directs={directs} />
            {directs ? <TieSetter ecosystemId={ecosystemId} tie={tie} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
};
