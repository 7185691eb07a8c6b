/** A process that does nothing but wait: prints each time at which it was woken late, as `[from, to]` in epoch milliseconds. */
const EVERY_MS = 20;
/** What waking may take on a machine that is at ease. */
const USUAL_MS = 30;

let due = Date.now() + EVERY_MS;
setInterval(() => {
  const now = Date.now();
  if (now - due > USUAL_MS) console.log(JSON.stringify([due, now]));
  due = now + EVERY_MS;
}, EVERY_MS);
