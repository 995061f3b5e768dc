import type { Directory } from '../../people/directory.js';
import { fullNameOf } from '../../people/personal-data.js';
import type { Importing } from '../importing.js';
import type { Called, Intended } from './changes.js';

const UNKNOWN = '—';

/** What those are called whom a trial's events are about: by the bundle where it has them, else by the journal. */
export const calledIn = async (
  importing: Importing,
  intended: readonly Intended[],
  school: Called['school'],
  directory: Pick<Directory, 'names'>,
): Promise<Called> => {
  const { roster, tools } = importing;
  const people = new Map(
    roster.people.map((one) => [importing.id('person', one.sourcedId), fullNameOf(one)]),
  );
  const holders = new Map(roster.people.map((one) => [importing.accountId(one.username), fullNameOf(one)]));
  const classes = new Map(roster.classes.map((one) => [importing.id('class', one.sourcedId), one.title]));
  const terms = new Map(roster.terms.map((one) => [importing.id('term', one.sourcedId), one.title]));
  const others = intended.flatMap(({ data }) => personsIn(data)).filter((id) => !people.has(id));
  const nameOf = await directory.names(new Set(others));
  for (const { data } of intended) {
    if (!('classId' in data) || classes.has(data.classId)) continue;
    classes.set(data.classId, (await tools.runners.classes.known(data.classId)).title);
  }
  return {
    school,
    person: (id) => people.get(id) ?? nameOf(id),
    account: (id) => holders.get(id) ?? UNKNOWN,
    class: (id) => classes.get(id) ?? UNKNOWN,
    term: (id) => terms.get(id) ?? UNKNOWN,
  };
};

const personsIn = (data: object): readonly string[] =>
  Object.entries(data).flatMap(([field, id]: [string, unknown]) =>
    ['personId', 'guardianId', 'pupilId', 'teacherId'].includes(field) && typeof id === 'string' ? [id] : [],
  );
