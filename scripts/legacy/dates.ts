/** Dates as old databases have them. */

export interface ParsedDate {
  /** ISO 8601 in UTC; null when it is no date, or none that can be. */
  readonly time: string | null;
  /** Not in the form that SQLite's own functions and SQLAlchemy write. */
  readonly odd: boolean;
}

/** SQLAlchemy's and SQLite's own: UTC unless it says otherwise. */
const USUAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
/** The studio's first sketch is younger than this, and no row comes from the far future. */
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const believed = (milliseconds: number, odd: boolean): ParsedDate => {
  if (!Number.isFinite(milliseconds) || milliseconds < EARLIEST || milliseconds >= LATEST) return { time: null, odd: true };
  return { time: new Date(milliseconds).toISOString(), odd };
};

export const parseDate = (given: string | number): ParsedDate => {
  if (typeof given === "number") return believed(given > 1e11 ? given : given * 1000, true);
  const text = given.trim();
  const usual = USUAL.exec(text);
  if (usual) {
    const [, day = "", time = "00:00", fraction = "", zone = "Z"] = usual;
    const milliseconds = Date.parse(
      `${day}T${time.length === 5 ? `${time}:00` : time}${fraction.slice(0, 4)}${zone.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")}`,
    );
    // 2023-02-30 is none, though some take it for the second of March
    return isDay(day) ? believed(milliseconds, false) : { time: null, odd: true };
  }
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return parseDate(Number(text));
  const european = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  if (european) return parseDay(Number(european[3]), Number(european[2]), Number(european[1]));
  return believed(Date.parse(text), true);
};

const parseDay = (year: number, month: number, day: number): ParsedDate => {
  const milliseconds = Date.UTC(year, month - 1, day);
  return new Date(milliseconds).getUTCDate() === day && month <= 12 ? believed(milliseconds, true) : { time: null, odd: true };
};

const isDay = (day: string): boolean => {
  const milliseconds = Date.parse(day);
  return Number.isFinite(milliseconds) && new Date(milliseconds).toISOString().startsWith(day);
};
