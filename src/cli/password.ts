import { text } from 'node:stream/consumers';
import { passwordFault } from '../access/password.values.js';
import { Sessions } from '../access/sessions.js';
import { carriedOut, operatorContext, withTools, type Place } from './tools.js';

/** Sets an account's password from the standard input, and ends its sessions. @returns the exit code. */
export const setPassword = async (login: string, place: Place): Promise<number> => {
  if (process.stdin.isTTY) process.stderr.write('New password, then Enter and Ctrl-D:\n');
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  const fault = passwordFault(password);
  if (fault !== undefined) {
    process.stderr.write(`A password ${fault}.\n`);
    return 1;
  }
  return withTools(place, async ({ documents, runners, signIn }) => {
    const accountId = signIn.accountIdOf(login);
    const { issued } = await runners.accounts.load(accountId);
    if (!issued) {
      process.stderr.write('There is no account with this sign-in name.\n');
      return 1;
    }
    const context = operatorContext(issued.roles[0]?.schoolId ?? '');
    const record = () => runners.accounts.handle(accountId, { kind: 'ChangePassword' }, context);
    if (!(await carriedOut(() => signIn.setPassword(accountId, password, record)))) return 1;
    await new Sessions(documents.vault).endAllOf(accountId);
    process.stderr.write('The password is set.\n');
    return 0;
  });
};
