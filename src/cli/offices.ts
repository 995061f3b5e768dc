import type { OfficeCommand } from '../access/offices/offices.rules.js';
import { OFFICES, type Office } from '../access/offices/offices.values.js';
import { carriedOut, operatorContext, withTools, type Place } from './tools.js';

/** What schools give, and who answers what they pass on: nobody in a school makes somebody that. */
const GIVEN = [...OFFICES, 'operator'] as const;
type Given = Office | 'operator';

export interface WhichOffice {
  readonly login: string;
  readonly role: string;
  readonly schoolId: string;
}

/** Gives an account an office in a school; an operator needs no second person. @returns the exit code. */
export const giveOffice = (which: WhichOffice, place: Place): Promise<number> =>
  withAccount(which, place, (role, { by, at, commandId }) => ({
    ...{ kind: 'GiveOffice', office: { role, schoolId: which.schoolId } },
    ...{ proposalId: commandId, by, at, alone: true },
  }));

/** Takes an office from an account. @returns the exit code. */
export const takeOffice = (which: WhichOffice, place: Place): Promise<number> =>
  withAccount(which, place, (role, { by }) => ({ kind: 'TakeOffice', role, schoolId: which.schoolId, by }));

interface Carrying {
  readonly by: string;
  readonly at: string;
  readonly commandId: string;
}

const withAccount = async (
  { login, role: named, schoolId }: WhichOffice,
  place: Place,
  commandFor: (role: Given, carrying: Carrying) => OfficeCommand,
): Promise<number> => {
  const role = GIVEN.find((known) => known === named);
  if (!role) return refused(`The office must be one of ${GIVEN.join(', ')}.`);
  return withTools(place, async ({ runners, signIn }) => {
    if ((await runners.schools.load(schoolId)).connected === undefined)
      return refused('There is no such school.');
    const accountId = signIn.accountIdOf(login);
    const context = operatorContext(schoolId);
    const command = commandFor(role, { ...context, by: context.actor.personId });
    if (!(await carriedOut(() => runners.accounts.handle(accountId, command, context)))) return 1;
    process.stderr.write('Done: it holds from now on.\n');
    return 0;
  });
};

const refused = (sentence: string): number => {
  process.stderr.write(`${sentence}\n`);
  return 1;
};
