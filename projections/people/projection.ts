import type { Projection } from '../../src/eventing/projection.js';
import type {
  GuardianLinked,
  GuardianUnlinked,
  PersonalDataChanged,
  PersonRegistered,
} from '../../src/people/person.events.js';
import type { PersonDocument } from './read-model.js';

type Handled = PersonRegistered | PersonalDataChanged | GuardianLinked | GuardianUnlinked;

/** A link concerns both: the pupil's guardians, and the guardian's children. */
export const people: Projection<PersonDocument, Handled> = {
  name: 'people',
  version: 1,
  handles: ['PersonRegistered', 'PersonalDataChanged', 'GuardianLinked', 'GuardianUnlinked'],

  spansSchools: true,
  idsOf: ({ data }) => ('guardianId' in data ? [data.personId, data.guardianId] : [data.personId]),

  evolve(document, event, id) {
    const person: PersonDocument = document ?? { _id: id, internet: true, guardians: [], children: [] };
    switch (event.type) {
      case 'PersonRegistered':
      case 'PersonalDataChanged':
        return { ...person, personal: event.data.personal, internet: event.data.internet };
      case 'GuardianLinked': {
        const { personId, guardianId } = event.data;
        return id === personId
          ? { ...person, guardians: [...person.guardians, guardianId] }
          : { ...person, children: [...person.children, personId] };
      }
      case 'GuardianUnlinked': {
        const { personId, guardianId } = event.data;
        return id === personId
          ? { ...person, guardians: person.guardians.filter((other) => other !== guardianId) }
          : { ...person, children: person.children.filter((other) => other !== personId) };
      }
    }
  },
};
