import DataLoader from 'dataloader';

/** Looks for what there is by some keys. */
export type Read<T> = (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;

/** So many keys a read at most. */
const LARGEST = 1_000;

/**
 * The same read, for many who ask at once: what is asked for while an earlier read is under way is read together after
 * it, so that it costs the store and its driver little more than one. Whatever a read throws, all who asked for it get.
 */
export const gathered = <T>(read: Read<T>): Read<T> => {
  let isReading = false;
  let waiting: (() => void)[] = [];
  const readOnce = async (keys: readonly string[]): Promise<(T | undefined)[]> => {
    isReading = true;
    try {
      const found = await read([...new Set(keys)]);
      return keys.map((key) => found.get(key));
    } finally {
      isReading = false;
      const next = waiting;
      waiting = [];
      for (const dispatch of next) dispatch();
    }
  };
  const loader = new DataLoader(readOnce, {
    // What is kept, and for how long, is the readers' business.
    cache: false,
    maxBatchSize: LARGEST,
    batchScheduleFn: (dispatch) => {
      if (isReading) waiting.push(dispatch);
      else setImmediate(dispatch);
    },
  });
  return async (keys) => {
    const found = await Promise.all(keys.map((key) => loader.load(key)));
    return new Map(
      keys.flatMap((key, index) => {
        const value = found[index];
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
  };
};
