import { FactorStore } from '../access/factor-store.js';
import { Sessions } from '../access/sessions.js';
import { SpareCodes } from '../access/spare-codes.js';
import { carriedOut, operatorContext, withTools, type Place } from './tools.js';

/**
 * Takes every second factor of an account away, for somebody who has lost them all, and ends its sessions; its holder
 * is told. @returns the exit code.
 */
export const resetSecondFactors = (login: string, place: Place): Promise<number> =>
  withTools(place, async ({ documents: { vault: db }, runners, signIn, vault }) => {
    const accountId = signIn.accountIdOf(login);
    const { issued } = await runners.accounts.load(accountId);
    if (!issued) {
      process.stderr.write('There is no account with this sign-in name.\n');
      return 1;
    }
    const store = new FactorStore(db);
    for (const { _id: factorId } of await store.of(accountId)) {
      const context = operatorContext(issued.roles[0]?.schoolId ?? '');
      const command = { kind: 'RemoveSecondFactor', factorId } as const;
      if (!(await carriedOut(() => runners.accounts.handle(accountId, command, context)))) return 1;
      await store.remove(factorId);
    }
    await new SpareCodes(db, vault).removeAllOf(accountId);
    await new Sessions(db).endAllOf(accountId);
    process.stderr.write('The account has no second factor any more.\n');
    return 0;
  });
