import type { Traits } from "../../objects/simulation/state.ts";

const TRAITS: readonly (readonly [keyof Traits, string, string, string])[] = [
  ["openness", "Open", "keeps to the familiar", "curious"],
  ["conscientiousness", "Careful", "easy-going", "exacting"],
  ["extraversion", "Outgoing", "reserved", "sociable"],
  ["agreeableness", "Kind", "blunt", "accommodating"],
  ["neuroticism", "Uneasy", "steady", "easily upset"],
];

/** The Big Five as five short bars, each with its name and a word for where it lies. */
export const TraitBars = ({ traits }: { readonly traits: Traits }) => (
  <dl className="grid grid-cols-[max-content_minmax(3rem,6rem)_max-content] items-center gap-x-3 gap-y-1 text-sm">
    {TRAITS.map(([trait, label, low, high]) => {
      const value = traits[trait];
      return (
        <div key={trait} className="contents">
          <dt className="text-soft">{label}</dt>
          <dd className="contents">
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-full" aria-hidden="true">
              <rect width="100" height="6" rx="3" className="fill-well" />
              <rect width={Math.max(3, value * 100)} height="6" rx="3" className="fill-soft" />
            </svg>
            <span>
              {value < 0.4 ? low : value > 0.6 ? high : "in between"}
              <span className="sr-only">, {Math.round(value * 100)} of 100</span>
            </span>
          </dd>
        </div>
      );
    })}
  </dl>
);
