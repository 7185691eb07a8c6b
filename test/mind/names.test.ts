import { describe, expect, it } from "vitest";
import { intimateName, referTo, surnameOf } from "../../objects/mind/local/names.ts";
import { inGeneral, isSayable } from "../../objects/mind/local/nouns.ts";
import { saidTo } from "../../objects/mind/local/topic.ts";

describe("how people are spoken of", () => {
  it.each([
    ["Lady Catherine de Bourgh", "Lady Catherine"],
    ["Lady Bracknell", "Lady Bracknell"],
    ["Sir William Lucas", "Sir William"],
    ["Dame Judith Paris", "Dame Judith"],
    ["Lord Henry Wotton", "Lord Henry"],
    ["Dr. Ambrose Thale", "Dr. Thale"],
    ["Mr. Charles van Buren", "Mr. van Buren"],
    ["Captain James Hook", "Captain Hook"],
    ["Rev. Cuthbert Eager", "Mr. Eager"],
    ["Aunt Sally Phelps", "Aunt Sally"],
    ["Elizabeth Bennet", "Elizabeth"],
    ["Mr. Darcy", "Mr. Darcy"],
    ["White Rabbit", "White Rabbit"],
    ["the mariner", "the mariner"],
  ])("%s is %s", (name, said) => expect(referTo(name)).toBe(said));

  it("calls a Miss by her given name when another of her family is about, and by the surname when none is", () => {
    expect(referTo("Miss Lydia Bennet", ["Elizabeth Bennet"])).toBe("Miss Lydia");
    expect(referTo("Miss Lydia Bennet", ["Mrs. Bennet", "Mr. Darcy"])).toBe("Miss Bennet");
  });

  it("lets intimates drop the title, save of those who always keep it", () => {
    expect(intimateName("Mr. Lucian Pryce")).toBe("Lucian");
    expect(intimateName("Mrs. Bennet")).toBe("Mrs. Bennet");
    expect(intimateName("Lady Catherine de Bourgh")).toBe("Lady Catherine");
  });

  it("keeps the particle with the surname", () => {
    expect(surnameOf("Lady Catherine de Bourgh")).toBe("de Bourgh");
    expect(surnameOf("Jane")).toBe("");
  });

  it("does not take a namesake for the listener", () => {
    expect(saidTo("Mr. Bennet", "Mrs. Bennet")).toBe("Mr. Bennet");
    expect(saidTo("ask Elizabeth Bennet", "Mrs. Bennet")).toBe("ask Elizabeth Bennet");
    expect(saidTo("tell Odile the whole of it", "Odile Tansy")).toBe("tell you the whole of it");
  });
});

describe("nouns from books", () => {
  it.each(["sister", "mother", "cannot", "cause", "it", "of", "late", "twice", "whole", "sake"])("%s is no topic", (noun) =>
    expect(isSayable(noun)).toBe(false),
  );

  it.each(["marriage", "bonnet", "the almanac", "tides", "church"])("%s is one", (noun) => expect(isSayable(noun)).toBe(true));

  it.each([
    ["bonnet", "bonnets"],
    ["clergyman", "clergymen"],
    ["compliment", "compliments"],
    ["church", "the church"],
    ["pride", "pride"],
    ["tides", "tides"],
    ["the almanac", "the almanac"],
  ])("in general: %s is %s", (noun, said) => expect(inGeneral(noun)).toBe(said));
});
