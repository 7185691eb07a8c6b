import type { Comparison } from "../../../objects/simulation/compare.ts";
import { typeWords } from "../../live/notes.ts";
import { listed, signed } from "../words.ts";

interface DifferencesProps {
  readonly comparison: Pick<Comparison, "relationships" | "threads" | "objectives" | "present">;
  readonly nameOf: (id: string) => string;
}

/** Ties listed; the rest differs less. */
const MOST = 20;

const Part = ({
  title,
  note,
  items,
}: {
  readonly title: string;
  readonly note?: string;
  readonly items: readonly { readonly key: string; readonly text: string }[];
}) =>
  items.length === 0 ? null : (
    <section className="mt-8" aria-label={title}>
      <h2 className="text-2xl">{title}</h2>
      {note === undefined ? null : <p className="text-sm text-soft">{note}</p>}
      <ul className="mt-2 max-w-prose space-y-1">
        {items.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </section>
  );

/** In words: how ties, threads, aims and the company differ from the first story to the second. */
export const Differences = ({ comparison: { relationships, threads, objectives, present }, nameOf }: DifferencesProps) => {
  const ties = relationships.slice(0, MOST).map(({ from, to, values: [one, other], difference }) => {
    const changed = (["strength", "trust"] as const)
      .filter((dimension) => Math.abs(difference[dimension]) >= 0.005)
      .map((dimension) => `${dimension} ${signed(difference[dimension])}`);
    const renamed = one.type === other.type ? [] : [`${typeWords(one.type)} here, ${typeWords(other.type)} there`];
    const words = [...renamed, ...changed];
    return {
      key: `${from} ${to}`,
      text: `${nameOf(from)} → ${nameOf(to)}: ${words.length > 0 ? words.join(", ") : "a little more or less familiar"}`,
    };
  });
  const plots = threads.flatMap(({ id, title, values: [one, other] }) => {
    const [here, there] = [one?.status ?? null, other?.status ?? null];
    if (here === there && one?.tension === other?.tension) return [];
    const text = here === null ? `Only there: ${title}` : there === null ? `Only here: ${title}` : `${title}: ${here} here, ${there} there`;
    return [{ key: `${id} ${title}`, text }];
  });
  const aims = objectives.map(({ id, text, values: [one, other] }) => ({
    key: `${id} ${text}`,
    text: `${text}: ${one === null ? "no aim here" : `${one.status} here`}, ${other === null ? "none there" : `${other.status} there`}`,
  }));
  const company = [
    ...(present.only[0].length > 0 ? [{ key: "here", text: `Only here: ${listed(present.only[0].map(nameOf))}` }] : []),
    ...(present.only[1].length > 0 ? [{ key: "there", text: `Only there: ${listed(present.only[1].map(nameOf))}` }] : []),
  ];
  return (
    <>
      <Part title="Between people" note="A plus: more so in the second story than in the first." items={ties} />
      <Part title="Threads" items={plots} />
      <Part title="Aims" items={aims} />
      <Part title="Who is there" items={company} />
    </>
  );
};
