import type { Importing } from '../../oneroster/importing.js';
import { contactDigests } from '../../people/contacts.js';
import type { PersonalData } from '../../people/personal-data.js';

/** Whoever runs the journal, and works at none of its schools: no roster names such a person. */
export const OPERATOR = { sourcedId: 'operator', username: 'journal.operator' } as const;

/** Makes the person and the account, with the right to nothing but the operator's own pages. */
export const appointOperator = async (importing: Importing): Promise<void> => {
  const { runners, vault } = importing.tools;
  const schoolId = importing.id('school', importing.roster.schools[0]?.sourcedId ?? '');
  const personId = importing.id('person', OPERATOR.sourcedId);
  const email = `${OPERATOR.username}@example.org`;
  const personal: PersonalData = { givenName: 'Olga', familyName: 'Operadora', email };
  const text = JSON.stringify(personal);
  const context = importing.context(schoolId);
  const person = {
    personId,
    personal: await vault.seal(personId, text, context.commandId),
    digest: await vault.digest(personId, text),
    contacts: await contactDigests(vault, personId, personal),
    internet: true,
  };
  await runners.people.handle(personId, { kind: 'RegisterPerson', person, vouched: true }, context);
  const accountId = importing.accountId(OPERATOR.username);
  const signInName = await vault.seal(personId, OPERATOR.username, context.commandId);
  const account = { accountId, personId, roles: [{ role: 'operator' as const, schoolId }], signInName };
  await runners.accounts.handle(accountId, { kind: 'IssueAccount', account }, importing.context(schoolId));
};
