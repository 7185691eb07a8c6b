/** Stage directions of the plot: scenarios, aims, branches. null where an event has nothing for a reader. */
import type { Event } from "../../objects/simulation/event.ts";
import { listed } from "../ui/words.ts";

export const plotDirectionOf = (event: Event, name: (id: string) => string): string | null => {
  switch (event.type) {
    case "ecosystem_branched":
      return `From here the story takes another course${event.data.change ? `: ${event.data.change}` : ""}.`;
    case "plan_made": {
      const { character_id, goal, plan } = event.data;
      return `${name(character_id)} has a plan (${goal}): ${plan.join("; ")}.`;
    }
    case "goal_settled": {
      const { character_id, goal, status } = event.data;
      return status === "reached"
        ? `${name(character_id)} has come where they wanted: ${goal}.`
        : `${name(character_id)} gives it up: ${goal}.`;
    }
    case "scenario_started": {
      const { title, setting } = event.data.scenario;
      return `A scenario begins: ${title}.${setting ? ` ${setting}` : ""}`;
    }
    case "objectives_given": {
      const { character_id, objectives } = event.data;
      return `${name(character_id)} has an aim that nobody else knows of: ${listed(objectives.map(({ text }) => text))}.`;
    }
    case "scenario_phase_began":
      return event.data.title ? `${event.data.title}.` : null;
    case "scenario_status_changed":
      return event.data.status === "paused" ? "The scenario rests." : "The scenario goes on.";
    case "objective_judged":
      return event.data.because;
    case "scenario_ended":
      return `The scenario ends. ${event.data.outcome}`;
    default:
      return null;
  }
};
