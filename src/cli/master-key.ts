import type { MasterKeys } from '../people/keys/master-keys.js';
import { CannotRotate } from '../people/keys/master-keys.js';
import { isUnfinished, wrapAnew, wrappedBy } from '../people/keys/wrapping-anew.js';
import { keysIn } from '../people/vault.js';
import { progressBar } from './progress.js';
import { masterKeysOf, withTools, type Place } from './tools.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Which master key is current, and how many data keys each one wraps. */
export const showMasterKeys = (place: Place): Promise<void> =>
  withTools(place, async ({ documents }) => {
    const { id } = await (await masterKeysOf(place)).current();
    say(`${id} is the current master key.`);
    for (const [by, count] of await wrappedBy(keysIn(documents.vault))) {
      say(
        `${count.toLocaleString('en')} data keys are wrapped by ${by === 'before ids' ? 'a key without an id' : by}.`,
      );
    }
  });

/**
 * Has a new master key wrap everybody's data keys, while the journal runs; or goes on with what was begun.
 * @returns the exit code: 1 where the new key has to be made elsewhere.
 */
export const rotateMasterKey = (place: Place): Promise<number> =>
  refusing(() =>
    withTools(place, async ({ documents }) => {
      const master = await masterKeysOf(place);
      const keys = keysIn(documents.vault);
      const isBegun = await isUnfinished(keys, await master.current());
      const current = isBegun ? (await master.current()).id : await master.rotate();
      say(
        isBegun ? `Going on with the rotation to ${current}.` : `${current} is the current master key now.`,
      );
      const bar = progressBar('Wrapping data keys');
      const count = await wrapAnew(keys, master, bar.update).finally(() => bar.stop());
      say(`It wraps all data keys; ${count.toLocaleString('en')} were wrapped anew.`);
      say('The key before is needed no longer, but for backups that were made until now: keep it with them.');
      say('When every process runs with the new one, `journal master-key remove-old` takes it away.');
    }),
  );

/** Takes away master keys that wrap nothing any more. @returns the exit code: 1 where one still does. */
export const removeOldMasterKeys = (place: Place): Promise<number> =>
  refusing(() =>
    withTools(place, async ({ documents }) => {
      const master: MasterKeys = await masterKeysOf(place);
      if (await isUnfinished(keysIn(documents.vault), await master.current())) {
        throw new CannotRotate(
          'Some data keys are still wrapped by a key before: `journal master-key rotate`.',
        );
      }
      const removed = await master.forgetThoseBefore();
      say(removed.length === 0 ? 'There are no older keys here.' : `Removed ${removed.join(', ')}.`);
    }),
  );

const refusing = async (attempt: () => Promise<void>): Promise<number> => {
  try {
    await attempt();
    return 0;
  } catch (error) {
    if (!(error instanceof CannotRotate)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
};
