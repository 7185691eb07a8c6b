/** One part of a round: when it fails, that is logged and the rest goes on. */
import { describeError, log } from "../../objects/log.ts";

/** What `work` yields; 0 when it fails. */
export const attempt = async (what: string, work: () => Promise<number>): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    log({ event: "request_failed", method: "CRON", path: what, error: describeError(error) });
    return 0;
  }
};
