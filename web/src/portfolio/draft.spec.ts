import { expect, test } from '@jest/globals';
import { achievementIn, draftOf, emptyDraft } from './draft.js';

const TODAY = '2026-11-30';

test('a new achievement is of today, and has an award only where one is written', () => {
  const draft = { ...emptyDraft(TODAY), title: ' Chemistry ' };
  const sent = { kind: 'olympiad', level: 'school', date: TODAY, title: 'Chemistry', proofs: [] };
  expect(achievementIn({ ...draft, award: ' ' })).toEqual(sent);
  expect(achievementIn({ ...draft, award: 'Second place ' })).toEqual({ ...sent, award: 'Second place' });
});

test('what is corrected begins as it stands, with the names of its files', () => {
  const proof = { fileId: 'f1', name: 'Diploma.pdf', mediaType: 'application/pdf', size: 18 };
  const stands = {
    ...({ kind: 'sport', level: 'town', date: TODAY, title: 'Relay', proofs: [proof] } as const),
    ...({ achievementId: 'a1', standing: 'stands', steps: [] } as const),
    may: { decide: false, correct: true, withdraw: false },
  };
  expect(draftOf(stands)).toEqual({
    ...{ kind: 'sport', level: 'town', date: TODAY, title: 'Relay', award: '' },
    proofs: [{ fileId: 'f1', name: 'Diploma.pdf' }],
  });
});
