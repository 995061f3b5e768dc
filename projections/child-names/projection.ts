import type { ChildNamed } from '../../src/access/issuing/children.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { ChildNames } from './read-model.js';

export const childNames: Projection<ChildNames, ChildNamed> = {
  name: 'childNames',
  version: 1,
  handles: ['ChildNamed'],

  spansSchools: true,
  idsOf: ({ data }) => [data.accountId],

  evolve(document, { data: { pupilId, name } }, id) {
    const { [pupilId]: _before, ...others } = document?.names ?? {};
    return { _id: id, names: name === undefined ? others : { ...others, [pupilId]: name } };
  },
};
