import type { Projection } from '../../src/eventing/projection.js';
import { withLimit, withoutLimit } from '../../src/people/guardian-limits.values.js';
import type {
  GuardianLimited,
  GuardianLimitLifted,
  GuardianLinked,
  GuardianUnlinked,
  PersonalDataChanged,
  PersonErased,
  PersonRegistered,
} from '../../src/people/person.events.js';
import type { PersonDocument } from './read-model.js';

type Links = GuardianLinked | GuardianUnlinked | GuardianLimited | GuardianLimitLifted;
type Handled = PersonRegistered | PersonalDataChanged | Links | PersonErased;

/** A link concerns both: the pupil's guardians, and the guardian's children. */
export const people: Projection<PersonDocument, Handled> = {
  name: 'people',
  version: 2,
  handles: [
    'PersonRegistered',
    'PersonalDataChanged',
    'GuardianLinked',
    'GuardianUnlinked',
    'GuardianLimited',
    'GuardianLimitLifted',
    'PersonErased',
  ],

  spansSchools: true,
  idsOf: ({ data }) => ('guardianId' in data ? [data.personId, data.guardianId] : [data.personId]),

  evolve(document, event, id) {
    const person: PersonDocument = document ?? {
      ...{ _id: id, internet: true, guardians: [], children: [] },
      limits: {},
    };
    switch (event.type) {
      case 'PersonRegistered':
      case 'PersonalDataChanged':
        return { ...person, personal: event.data.personal, internet: event.data.internet };
      case 'PersonErased': {
        const { personal: _erased, ...kept } = person;
        return kept;
      }
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
      case 'GuardianLimited': {
        const { what, from, until } = event.data;
        const { schoolId } = event.metadata;
        const limit = { what, from, ...(until === undefined ? {} : { until }), schoolId };
        return { ...person, limits: withLimit(person.limits, otherThan(id, event), limit) };
      }
      case 'GuardianLimitLifted':
        return { ...person, limits: withoutLimit(person.limits, otherThan(id, event), event.data.what) };
    }
  },
};

/** Who is at the other end of the link. */
const otherThan = (id: string, { data: { personId, guardianId } }: Links): string =>
  id === personId ? guardianId : personId;
