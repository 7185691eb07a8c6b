const TITLE = /^(?:mr|mrs|miss|ms|dr|sir|lady|lord|dame|madame?|monsieur|captain|colonel|major|professor|father|mother|old|young)\.?$/i;
/** Titles that go with the given name: Sir William, Lady Catherine. */
const WITH_GIVEN_NAME = /^(?:sir|lady|dame|father|mother|old|young)\.?$/i;

/** Words that are no name by themselves. */
const PARTICLE = /^(?:the|de|del|della|di|du|la|le|van|von|st|saint|mac|o')\.?$/i;

/** What a crowded stage calls somebody: the given name, or the title with the one name it needs; the whole name where a part says nothing. */
export const shortName = (name: string): string => {
  const words = name.split(" ");
  const [first = name, second, third] = words;
  const given = TITLE.test(first) ? second : first;
  if (given === undefined) return first;
  if (PARTICLE.test(given)) return name;
  if (given === first) return first;
  return third === undefined || WITH_GIVEN_NAME.test(first) ? `${first} ${given}` : given;
};
