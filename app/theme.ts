/** Paper or night: the reader's choice, kept in a cookie so that the first paint is right. */
export type Theme = "paper" | "night";

const COOKIE = "theme";

/** null leaves it to the system's setting. */
export const themeOf = (cookies: string | null): Theme | null => {
  const value = cookies?.match(/(?:^|;\s*)theme=(paper|night)(?:;|$)/)?.[1];
  return value === "paper" || value === "night" ? value : null;
};

/** One year; nothing secret in it. */
export const themeCookie = (theme: Theme): string => `${COOKIE}=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`;

/** What a route may say about itself in `handle`: the theme it takes when the reader has not chosen. */
export interface RouteHandle {
  readonly theme?: Theme;
}

export const themeOfHandle = (handle: unknown): Theme | null => {
  if (typeof handle !== "object" || handle === null) return null;
  const theme: unknown = Reflect.get(handle, "theme");
  return theme === "paper" || theme === "night" ? theme : null;
};
