import type { MemberView } from "../../book.server.ts";

const TRAITS = [
  ["openness", "Open"],
  ["conscientiousness", "Careful"],
  ["extraversion", "Outgoing"],
  ["agreeableness", "Kind"],
  ["neuroticism", "Uneasy"],
] as const;

const percent = (value: number): number => Math.round(value * 100);

interface ChangesProps {
  readonly member: MemberView;
  readonly others: readonly Pick<MemberView, "id" | "name">[];
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** What a reader may set right about one person. Plain fields of the cast's form. */
export const MemberChanges = ({ member, others, name, onName }: ChangesProps) => {
  const { id, decided } = member;
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap gap-4">
        <label className="text-sm">
          Call them
          <input
            name={`name-${id}`}
            value={name}
            maxLength={120}
            onChange={(event) => onName(event.currentTarget.value)}
            className="field mt-1"
          />
        </label>
        <label className="text-sm">
          The same person as
          <select name={`same-${id}`} className="field mt-1" defaultValue={member.part_of ?? ""}>
            <option value="">nobody else</option>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {member.aliases.length > 0 ? (
        <fieldset className="text-sm">
          <legend className="font-medium">Which of these names are somebody else’s?</legend>
          <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
            {[member.name, ...member.aliases].map((alias) => (
              <label key={alias} className="flex items-center gap-2">
                <input type="checkbox" name={`split-${id}`} value={alias} className="size-4 accent-lamp" /> {alias}
              </label>
            ))}
          </div>
          <label className="mt-2 block">
            That somebody is called
            <input name={`splitname-${id}`} maxLength={120} className="field mt-1" placeholder="the first name you tick" />
          </label>
        </fieldset>
      ) : null}
      <fieldset className="text-sm">
        <legend className="font-medium">Set their traits, 0 to 100</legend>
        <div className="mt-1 flex flex-wrap gap-3">
          {TRAITS.map(([trait, label]) => (
            <label key={trait}>
              {label}
              <input
                type="number"
                name={`trait-${id}-${trait}`}
                min={0}
                max={100}
                defaultValue={percent(decided?.personality_traits?.[trait] ?? member.traits[trait])}
                className="field mt-1 w-20"
              />
            </label>
          ))}
          <label>
            Acts unasked
            <input
              type="number"
              name={`autonomy-${id}`}
              min={0}
              max={100}
              defaultValue={typeof decided?.autonomy_level === "number" ? percent(decided.autonomy_level) : ""}
              placeholder="by temper"
              className="field mt-1 w-28"
            />
          </label>
        </div>
      </fieldset>
      <label className="block max-w-prose text-sm">
        What they want, one thing to a line
        <textarea name={`goals-${id}`} rows={2} maxLength={2000} defaultValue={(decided?.goals ?? []).join("\n")} className="field mt-1" />
      </label>
    </div>
  );
};
