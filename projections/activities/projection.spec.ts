import { describe, test } from '@jest/globals';
import type { ActivityAnnounced, ActivityEvent, Arrangement } from '../../src/activities/activity.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf, recorded } from '../../test/support/recorded.js';
import { activities, activitiesOf } from './projection.js';

const of = { activityId: 'a1', schoolId: 'school1' };
const trip: Arrangement = {
  ...{ title: 'Museum', startsAt: '2026-12-12T10:00', place: 'By the gate', text: 'Bring water' },
  signUp: { places: 2, until: '2026-12-10T18:00' },
};
const whose = {
  ...{ personId: 'petrova', timeZone: 'UTC' },
  audience: { to: 'class', classId: '7b' },
} as const;
const announced = (activityId = 'a1'): ActivityAnnounced => ({
  type: 'ActivityAnnounced',
  data: { ...of, activityId, ...trip, ...whose },
});
const signedUp = (pupilId: string): ActivityEvent => ({ type: 'PupilSignedUp', data: { ...of, pupilId } });
const document = { schoolId: 'school1', ...trip, ...whose, revision: { times: 1, at: instantOf(1) } };
const changedSince = (event: number) => ({ revision: { times: 2, at: instantOf(event) } });

describe('an activity', () => {
  const { given } = projectionSpec(activities);

  test('has those who are signed up, in their order', () => {
    given(announced(), signedUp('boris'))
      .on(signedUp('anna'))
      .expect('a1', { ...document, pupilIds: ['boris', 'anna'] });
    given(announced(), signedUp('boris'), signedUp('anna'))
      .on({ type: 'SignUpCancelled', data: { ...of, pupilId: 'boris' } })
      .expect('a1', { ...document, pupilIds: ['anna'] });
  });

  test('has what the organiser did in a family’s stead, until the family does something itself', () => {
    const reason = { sealed: 'Won the place', of: 'anna', in: 'command' };
    const bySchool: ActivityEvent = { type: 'PupilSignedUp', data: { ...of, pupilId: 'anna', reason } };
    const { recordedAt: at, actor } = recorded(bySchool, 2).metadata;
    given(announced())
      .on(bySchool)
      .expect('a1', {
        ...{ ...document, pupilIds: ['anna'] },
        bySchool: { anna: { at, by: actor.personId, reason } },
      });
    given(announced(), bySchool)
      .on({ type: 'SignUpCancelled', data: { ...of, pupilId: 'anna' } })
      .expect('a1', { ...document, pupilIds: [], bySchool: {} });
  });

  test('is as it was arranged last, with nothing left of what it was', () => {
    const { text: _, ...withoutText } = trip;
    const { text: _text, ...others } = document;
    given(announced(), signedUp('anna'))
      .on({
        type: 'ActivityChanged',
        data: { ...of, ...withoutText, place: 'Hall', from: trip, pupilIds: ['anna'] },
      })
      .expect('a1', { ...others, place: 'Hall', pupilIds: ['anna'], ...changedSince(3) });
  });

  test('stays when it is called off, marked so', () => {
    const at = instantOf(2);
    given(announced())
      .on({ type: 'ActivityCalledOff', data: { ...of, pupilIds: [] } })
      .expect('a1', { ...document, pupilIds: [], calledOff: { at }, ...changedSince(2) });
    given(announced())
      .on({ type: 'ActivityCalledOff', data: { ...of, pupilIds: [], reason: 'Snow' } })
      .expect('a1', { ...document, pupilIds: [], calledOff: { at, reason: 'Snow' }, ...changedSince(2) });
  });

  test('is announced first', () => {
    given()
      .on(signedUp('anna'))
      .fails(/came before the activity a1 was announced/);
  });
});

test('the activities of a school are those that were announced there', () => {
  projectionSpec(activitiesOf)
    .given(announced())
    .on(announced('a2'))
    .expect('school1', { activityIds: ['a1', 'a2'] });
});
