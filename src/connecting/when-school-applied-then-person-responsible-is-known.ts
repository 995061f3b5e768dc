import type { Reaction } from '../eventing/reactor.js';
import { contactDigests } from '../people/contacts.js';
import type { Vault } from '../people/vault.js';
import type { Runners } from '../runners.js';
import type { Applicant } from './applied.js';
import type { SchoolApplied } from './school-application.events.js';

/** Whoever applies can be written to, and has the rights of everybody whose data the journal has. */
export const whenSchoolAppliedThenPersonResponsibleIsKnown = (
  { people }: Pick<Runners, 'people'>,
  vault: Pick<Vault, 'open' | 'seal' | 'digest'>,
): Reaction<SchoolApplied> => ({
  name: 'when-school-applied-then-person-responsible-is-known',
  on: ['SchoolApplied'],

  async consequences({ data: { personId, applicant } }) {
    const opened = await vault.open(applicant);
    if (opened === undefined) return [];
    const { office: _office, ...personal } = JSON.parse(opened) as Applicant;
    const text = JSON.stringify(personal);
    return [
      {
        key: personId,
        carryOut: async (context) => {
          const person = {
            personId,
            personal: await vault.seal(personId, text, context.commandId),
            digest: await vault.digest(personId, text),
            contacts: await contactDigests(vault, personId, personal),
            internet: true,
          };
          await people.handle(personId, { kind: 'RegisterPerson', person }, context);
        },
      },
    ];
  },
});
