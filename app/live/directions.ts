/** Stage directions: what happens besides words. null where an event has nothing for a reader. */
import type { Event } from "../../objects/simulation/event.ts";
import { listed } from "../ui/words.ts";
import { personOf } from "./people.ts";
import type { People } from "./people.ts";
import { plotDirectionOf } from "./plot-directions.ts";

/** A topic may be a word, or a whole sentence that something has happened: then it is quoted. */
const about = (topic: string): string => {
  const bare = topic.trim().replace(/[.!?]+$/, "");
  if (bare === "") return "";
  return bare !== topic.trim() || bare.split(/\s+/).length > 6 ? ` about this: “${bare}”` : ` about ${bare}`;
};

/** Every talk ends with the story: that is said once, by the story. */
const STORY_ENDED = "the story ended";

const STATUS = { running: "The evening goes on.", paused: "The room holds its breath.", ended: "The evening ends." } as const;

export const directionOf = (event: Event, script: { readonly people: People }): string | null => {
  const name = (id: string): string => personOf(script, id).name;
  switch (event.type) {
    case "status_changed":
      return STATUS[event.data.status];
    case "character_joined":
      return `${event.data.character.name} enters${event.data.location ? `: ${event.data.location}` : ""}.`;
    case "character_left":
      return `${name(event.data.character_id)} leaves.`;
    case "character_moved":
      return `${name(event.data.character_id)} goes to ${event.data.to}.`;
    case "character_directed":
      return `To ${name(event.data.character_id)}, aside: ${event.data.text}`;
    case "conversation_started": {
      const { participants, topic } = event.data;
      const names = listed(participants.map(name));
      return participants.length === 1 ? `${names} is spoken to.` : `${names} fall into talk${about(topic)}.`;
    }
    case "conversation_joined":
      return `${name(event.data.character_id)} joins them.`;
    case "conversation_left":
      return `${name(event.data.character_id)} steps away.`;
    case "conversation_ended":
      return event.data.participants.length < 2 || event.data.because === STORY_ENDED
        ? null
        : `${listed(event.data.participants.map(name))} part: ${event.data.because}.`;
    case "world_event":
      return event.data.content;
    case "story_thread_opened":
      return `A thread begins: ${event.data.thread.title}.`;
    case "story_thread_resolved":
      return `A thread is tied off: ${event.data.because}`;
    case "words_whispered": {
      const { speaker_id, addressees } = event.data;
      return `${name(speaker_id)} whispers something to ${listed(addressees.map(name))}.`;
    }
    case "conversation_invited": {
      const { by, character_id, accepted, because } = event.data;
      return accepted ? null : `${name(by)} beckons to ${name(character_id)}, who stays away: ${because}.`;
    }
    case "fact_learned":
      return `${name(event.data.character_id)} knows from now on: “${event.data.known.text}”`;
    case "hearsay": {
      const { teller_id, listeners, text } = event.data;
      return `From ${name(teller_id)}, ${listed(listeners.map(name))} ${listeners.length === 1 ? "learns" : "learn"} this: “${text}”`;
    }
    case "confidence_broken":
      return `${name(event.data.owner_id)} finds out that ${name(event.data.teller_id)} could not keep it.`;
    default:
      return plotDirectionOf(event, name);
  }
};
