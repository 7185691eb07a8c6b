/** The demo's story taken apart, so that it can be set in any format. */
import { DEMO_AUTHOR, DEMO_STORY, DEMO_TITLE } from "../../../worker/demo/story.ts";

export interface StoryChapter {
  readonly number: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export interface Story {
  readonly title: string;
  readonly author: string;
  readonly chapters: readonly StoryChapter[];
}

const parse = (text: string): StoryChapter[] =>
  text
    .split(/\n(?=CHAPTER )/)
    .slice(1)
    .map((chapter) => {
      const [number = "", title = "", ...paragraphs] = chapter.split(/\n\s*\n/).map((block) => block.trim());
      return { number, title, paragraphs: paragraphs.filter(Boolean) };
    });

export const STORY: Story = { title: DEMO_TITLE, author: DEMO_AUTHOR, chapters: parse(DEMO_STORY) };

export const asText = ({ title, author, chapters }: Story): string =>
  [title.toUpperCase(), `by ${author}`, ...chapters.flatMap((one) => [one.number, one.title, ...one.paragraphs])].join("\n\n");
