/** Raised when the rules change what they would make of the same inputs; written into every new log. */
export const RULES_VERSION = 2;
