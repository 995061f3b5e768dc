import { describe, expect, test } from '@jest/globals';
import type { AccountRole } from '../access/account.events.js';
import { partsIn } from './parts-in.js';
import type { HelpQuestion } from './question.decider.js';
import { supportOf, type Support } from './support.values.js';

const viewer = (personId: string, role: AccountRole, schoolId = 'school1') => ({
  ...{ accountId: personId, personId, roles: [{ role, schoolId }] },
});
const sealed = (words: string) => ({ sealed: words, of: 'q1', in: 'command' });
const questionOf = (role: AccountRole, now: Support = supportOf(role)): HelpQuestion => ({
  asked: {
    ...{ questionId: 'q1', schoolId: 'school1', askerId: 'mother', with: supportOf(role), number: 1 },
    text: sealed('How?'),
    context: { page: sealed('/diary'), role, language: 'en', version: '0.1.0' },
  },
  ...{ with: now, texts: 1, reopenableUntil: undefined, ended: false },
});

describe('a question', () => {
  test('is read by whoever asked it, whatever has become of it', () => {
    for (const now of ['school', 'operator'] as const) {
      expect(partsIn(viewer('mother', 'guardian'), questionOf('guardian', now))).toEqual(['asker']);
    }
    expect(partsIn(viewer('father', 'guardian'), questionOf('guardian'))).toEqual([]);
  });

  test('is answered by the administrators of its school, and of no other', () => {
    expect(partsIn(viewer('admin', 'admin'), questionOf('guardian'))).toEqual(['school']);
    expect(partsIn(viewer('admin', 'admin'), questionOf('guardian', 'operator'))).toEqual(['school']);
    expect(partsIn(viewer('admin', 'admin', 'school2'), questionOf('guardian'))).toEqual([]);
    expect(partsIn(viewer('head', 'deputyHead'), questionOf('guardian'))).toEqual([]);
  });

  test('is answered by whoever runs the system where it was passed on or asked there', () => {
    expect(partsIn(viewer('operator', 'operator', ''), questionOf('guardian'))).toEqual([]);
    expect(partsIn(viewer('operator', 'operator', ''), questionOf('guardian', 'operator'))).toEqual([
      'operator',
    ]);
    expect(partsIn(viewer('operator', 'operator', ''), questionOf('authority'))).toEqual(['operator']);
  });

  test('of an authority is no school’s to read', () => {
    expect(partsIn(viewer('admin', 'admin'), questionOf('authority'))).toEqual([]);
  });
});
