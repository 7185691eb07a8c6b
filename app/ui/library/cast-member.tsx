import { useState } from "react";
import type { MemberView } from "../../book.server.ts";
import { Medallion } from "../medallion.tsx";
import { TraitBars } from "../trait-bars.tsx";
import { counted, listed } from "../words.ts";
import { MemberChanges } from "./member-changes.tsx";

const sure = (confidence: number): string => (confidence >= 0.75 ? "sure of it" : confidence >= 0.45 ? "fairly sure" : "a guess");

interface MemberProps {
  readonly member: MemberView;
  readonly others: readonly Pick<MemberView, "id" | "name">[];
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}

/** One person of the book with the passages that prove them; chosen by the box, renamed or merged below. */
export const Member = ({ member, others, checked, onCheck }: MemberProps) => {
  const [name, setName] = useState(member.decided?.name ?? member.name);
  const box = `cast-${member.id}`;
  const partOf = others.find(({ id }) => id === member.part_of)?.name;
  return (
    <li data-testid="cast-member" data-name={member.name} className="border-t border-line py-6">
      <input type="hidden" name="member" value={member.id} />
      <div className="flex gap-5">
        <label htmlFor={box} className="cursor-pointer">
          <Medallion subject={member} className={`size-20 ${checked ? "" : "opacity-45"}`} />
          <span className="sr-only">Bring {member.name} along</span>
        </label>
        <div className="min-w-0 grow">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <input
              id={box}
              type="checkbox"
              name="cast"
              value={member.id}
              checked={checked}
              onChange={(event) => onCheck(event.currentTarget.checked)}
              className="size-4 accent-lamp"
            />
            <h3 className="text-xl">
              <label htmlFor={box}>{name || member.name}</label>
            </h3>
            {partOf ? <p className="text-soft">is {partOf}, as you decided</p> : null}
            {member.aliases.length > 0 ? <p className="text-soft">also {listed(member.aliases.slice(0, 5))}</p> : null}
          </div>
          <p className="mt-1 text-sm text-soft">
            {counted(member.quotes, "line")} · named {counted(member.mentions, "time")} · from chapter {member.first_chapter} · the reading
            is {sure(member.confidence)} ({Math.round(member.confidence * 100)}%)
          </p>
          {member.background ? <p className="mt-3 max-w-prose">{member.background}</p> : null}
          <div className="mt-4 grid gap-6 md:grid-cols-[max-content_1fr]">
            <TraitBars traits={{ ...member.traits, ...member.decided?.personality_traits }} />
            <div className="space-y-3">
              {member.receipts.slice(0, 2).map((receipt) => (
                <blockquote key={receipt.text} className="quote">
                  {receipt.text} <cite className="text-sm text-soft not-italic">chapter {receipt.chapter}</cite>
                </blockquote>
              ))}
            </div>
          </div>
          <details className="mt-3">
            <summary className="cursor-pointer text-sm text-soft hover:text-ink">Ties, more passages, set something right</summary>
            <div className="mt-3 space-y-4">
              {member.ties.length > 0 ? (
                <ul className="text-sm">
                  {member.ties.map((tie) => (
                    <li key={tie.name}>
                      {tie.name}: {tie.type}
                      {tie.quote ? <span className="font-serif text-soft"> “{tie.quote}”</span> : null}
                    </li>
                  ))}
                </ul>
              ) : null}
              {member.receipts.slice(2).map((receipt) => (
                <blockquote key={receipt.text} className="quote">
                  {receipt.text} <cite className="text-sm text-soft not-italic">chapter {receipt.chapter}</cite>
                </blockquote>
              ))}
              <MemberChanges member={member} others={others} name={name} onName={setName} />
            </div>
          </details>
        </div>
      </div>
    </li>
  );
};
