import { describe, expect, it } from '@jest/globals';
import type { Activity } from '../api/activities.js';
import { arrangementIn, changeIn, draftOf, NOTHING } from './draft.js';

const museum: Activity = {
  ...{ activityId: 'museum', title: 'Museum', startsAt: '2026-12-09T10:00', timeZone: 'Europe/Lisbon' },
  ...{ place: 'By the gate', text: 'Bring water', organiser: { id: 'rui', name: 'Rui Silva' } },
  signUp: { places: 20, until: '2026-12-07T18:00', taken: 3 },
};

describe('A draft of an activity', () => {
  it('is announced without what was left empty', () => {
    const draft = { ...NOTHING, title: ' Museum ', startsAt: '2026-12-09T10:00', place: 'Gate', text: '  ' };
    expect(arrangementIn(draft)).toEqual({ title: 'Museum', startsAt: '2026-12-09T10:00', place: 'Gate' });
  });

  it('has places only where a sign-up is asked for', () => {
    const draft = draftOf(museum);
    expect(arrangementIn(draft).signUp).toEqual({ places: 20, until: '2026-12-07T18:00' });
    expect(arrangementIn({ ...draft, isSignUpAsked: false }).signUp).toBeUndefined();
  });

  it('changes nothing as long as it is what was announced', () => {
    expect(changeIn(draftOf(museum), museum)).toEqual({});
  });

  it('changes only what is otherwise', () => {
    expect(changeIn({ ...draftOf(museum), place: 'Hall', places: '25' }, museum)).toEqual({
      ...{ place: 'Hall', places: 25 },
    });
    expect(changeIn({ ...draftOf(museum), until: '2026-12-08T18:00' }, museum)).toEqual({
      until: '2026-12-08T18:00',
    });
  });

  it('has an end where one is known, and takes it away where it is emptied', () => {
    const endsAt = '2026-12-09T13:00';
    expect(changeIn({ ...draftOf(museum), endsAt }, museum)).toEqual({ endsAt });
    const ending = { ...museum, endsAt };
    expect(arrangementIn(draftOf(ending))).toMatchObject({ endsAt });
    expect(changeIn({ ...draftOf(ending), endsAt: '' }, ending)).toEqual({ endsAt: null });
  });

  it('takes the text away where it is emptied', () => {
    expect(changeIn({ ...draftOf(museum), text: '' }, museum)).toEqual({ text: null });
  });
});
