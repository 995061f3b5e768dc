/** The newest checkpoint of the transparency log, a signed note, as it was at most a second ago. */
export type NewestCheckpoint = () => Promise<string | undefined>;

export const NEWEST_CHECKPOINT = Symbol('newest checkpoint');

const KEPT_MS = 1_000;

/** However many followers ask, the store is asked once a second. */
export const newestCheckpoint = (
  log: { newest(): Promise<{ readonly note: string } | undefined> },
  now: () => number = () => performance.now(),
): NewestCheckpoint => {
  let [askedAt, asked] = [-Infinity, Promise.resolve<string | undefined>(undefined)];
  return () => {
    if (now() - askedAt > KEPT_MS) {
      askedAt = now();
      asked = log.newest().then((given) => given?.note);
    }
    return asked;
  };
};
