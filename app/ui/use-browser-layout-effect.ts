import { useEffect, useLayoutEffect } from "react";

/** A layout effect in the browser; nothing on the server, where React would complain that there is no layout. */
export const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;
