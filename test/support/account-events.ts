import type { AccountEvent } from '../../src/access/account.events.js';
import { withTools } from '../../src/cli/tools.js';
import type { RunningSchool } from './running-school.js';

/** What has become of the account of a sign-in name, whether or not there is one, oldest first. */
export const eventsOfAccount = (
  { dataDir }: Pick<RunningSchool, 'dataDir'>,
  login: string,
): Promise<readonly AccountEvent[]> =>
  withTools({ dataDir, env: {} }, async ({ store, signIn }) => {
    const events: AccountEvent[] = [];
    for await (const { type, data } of store.readStream(`account-${signIn.accountIdOf(login)}`)) {
      events.push({ type, data } as unknown as AccountEvent);
    }
    return events;
  });
