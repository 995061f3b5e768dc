import { describe, test } from '@jest/globals';
import type { ChildNamed } from '../../src/access/issuing/children.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { childNames } from './projection.js';

const { given } = projectionSpec(childNames);

const sealed = (text: string) => ({ sealed: text, of: 'mother', in: 'command' });
const named = (pupilId: string, name?: string): ChildNamed => ({
  type: 'ChildNamed',
  data: {
    accountId: 'a1',
    personId: 'mother',
    pupilId,
    ...(name === undefined ? {} : { name: sealed(name) }),
  },
});

describe('the names of children', () => {
  test('are the guardian’s own, each as it was last, until it is taken back', () => {
    given(named('anna', 'Our eldest'), named('boris', 'Bo'))
      .on(named('anna', 'Annie'))
      .expect('a1', { names: { anna: sealed('Annie'), boris: sealed('Bo') } });
    given(named('anna', 'Annie'), named('boris', 'Bo'))
      .on(named('anna'))
      .expect('a1', { names: { boris: sealed('Bo') } });
  });
});
