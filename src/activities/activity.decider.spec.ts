import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { MemoryEventStore } from '../../test/support/memory-event-store.js';
import { CommandRunner, type CommandContext } from '../eventing/command-runner.js';
import type { DomainError } from '../eventing/domain-error.js';
import { activityDecider, LONGEST, type ActivityCommand, type Change } from './activity.decider.js';
import type { ActivityAnnounced, ActivityEvent, Arrangement } from './activity.events.js';

const { given } = deciderSpec(activityDecider);

const NOW = '2026-11-30T12:00';
const STARTS = '2026-12-12T10:00';
const UNTIL = '2026-12-10T18:00';
const OVER = '2026-12-10T18:01';
const of = { activityId: 'a1', schoolId: 'school1' };
const trip: Arrangement = { title: 'Museum', startsAt: STARTS, place: 'By the gate' };
const open: Arrangement = { ...trip, signUp: { places: 2, until: UNTIL } };
const dataOf = (arranged: Arrangement): ActivityAnnounced['data'] => ({
  ...{ ...of, ...arranged, personId: 'petrova', timeZone: 'UTC' },
  audience: { to: 'class', classId: '7b' },
});
const announce = (arranged = trip): ActivityCommand => ({
  ...{ kind: 'AnnounceActivity', activity: dataOf(arranged), now: NOW },
});
const change = (what: Change, now = NOW): ActivityCommand => ({ kind: 'ChangeActivity', change: what, now });
const callOff = (reason?: string, now = NOW): ActivityCommand => ({
  ...{ kind: 'CallOffActivity', now },
  ...(reason === undefined ? {} : { reason }),
});
const signUp = (pupilId: string, now = NOW): ActivityCommand => ({ kind: 'SignUp', pupilId, now });
const reason = { sealed: 'Won the place', of: 'anna', in: 'command' };
const bySchool = (kind: 'SignUp' | 'CancelSignUp', pupilId: string, now = NOW): ActivityCommand => ({
  ...{ kind, pupilId, reason, now },
});
const cancel = (pupilId: string, now = NOW): ActivityCommand => ({ kind: 'CancelSignUp', pupilId, now });

const announced = (arranged = trip): ActivityEvent => ({ type: 'ActivityAnnounced', data: dataOf(arranged) });
const changed = (from: Arrangement, to: Arrangement, ...pupilIds: readonly string[]): ActivityEvent => ({
  type: 'ActivityChanged',
  data: { ...of, ...to, from, pupilIds },
});
const signedUp = (pupilId: string): ActivityEvent => ({ type: 'PupilSignedUp', data: { ...of, pupilId } });
const cancelled = (pupilId: string): ActivityEvent => ({ type: 'SignUpCancelled', data: { ...of, pupilId } });
const calledOff = (pupilIds: readonly string[], reason?: string): ActivityEvent => ({
  type: 'ActivityCalledOff',
  data: { ...of, pupilIds, ...(reason === undefined ? {} : { reason }) },
});

describe('an activity', () => {
  test('is announced to a time that is to come, with a sign-up where there is one', () => {
    given().when(announce()).then(announced());
    given().when(announce(open)).then(announced(open));
    given(announced()).when(announce()).thenFails('activity-already-announced');
  });

  test('says what it is and where, and takes sign-ups until it begins at the latest', () => {
    given()
      .when(announce({ title: ' ', startsAt: NOW, place: '', text: 'x'.repeat(LONGEST.text + 1) }))
      .thenFails('activity-refused', 'title', 'place', 'text', 'startsAt');
    for (const until of [NOW, '2026-12-12T10:01']) {
      given()
        .when(announce({ ...trip, signUp: { places: 0, until } }))
        .thenFails('activity-refused', 'places', 'until');
    }
  });

  test('is changed until it begins, and names what it was and who is signed up', () => {
    const hall = { ...open, place: 'Hall' };
    given(announced(open), signedUp('anna'))
      .when(change({ place: 'Hall' }, OVER))
      .then(changed(open, hall, 'anna'));
    given(announced(open))
      .when(change({ place: trip.place }))
      .thenNothing();
    given(announced({ ...trip, text: 'Bring water' }))
      .when(change({ text: null }))
      .then(changed({ ...trip, text: 'Bring water' }, trip));
    given(announced())
      .when(change({ place: 'Hall' }, STARTS))
      .thenFails('activity-begun');
    given(announced())
      .when(change({ places: 3 }))
      .thenFails('sign-up-not-offered');
    given()
      .when(change({ place: 'Hall' }))
      .thenFails('activity-not-found');
  });

  test('has never fewer places than are taken, nor a sign-up that ends after its beginning', () => {
    const history = [announced(open), signedUp('anna'), signedUp('boris')];
    given(...history)
      .when(change({ places: 1 }))
      .thenFails('activity-refused', 'places');
    given(...history)
      .when(change({ places: 3 }))
      .then(changed(open, { ...trip, signUp: { places: 3, until: UNTIL } }, 'anna', 'boris'));
    given(...history)
      .when(change({ startsAt: '2026-12-09T10:00' }))
      .thenFails('activity-refused', 'until');
  });

  test('may say when it ends, which is after its beginning', () => {
    const ends = '2026-12-12T13:00';
    given()
      .when(announce({ ...trip, endsAt: ends }))
      .then(announced({ ...trip, endsAt: ends }));
    given()
      .when(announce({ ...trip, endsAt: STARTS }))
      .thenFails('activity-refused', 'endsAt');
    given(announced())
      .when(change({ endsAt: ends }))
      .then(changed(trip, { ...trip, endsAt: ends }));
    given(announced({ ...trip, endsAt: ends }))
      .when(change({ endsAt: null }))
      .then(changed({ ...trip, endsAt: ends }, trip));
    given(announced({ ...trip, endsAt: ends }))
      .when(change({ startsAt: '2026-12-12T14:00' }))
      .thenFails('activity-refused', 'endsAt');
    given(announced({ ...trip, endsAt: ends }), changed({ ...trip, endsAt: ends }, trip))
      .when(change({ endsAt: null }))
      .thenNothing();
  });

  test('is called off until it begins, once', () => {
    given(announced(open), signedUp('anna'))
      .when(callOff('Snow'))
      .then(calledOff(['anna'], 'Snow'));
    given(announced(), calledOff([])).when(callOff()).thenNothing();
    given(announced(), calledOff([]))
      .when(change({ place: 'Hall' }))
      .thenFails('activity-called-off');
    given(announced()).when(callOff(' ')).thenFails('activity-refused', 'reason');
    given(announced()).when(callOff('Snow', STARTS)).thenFails('activity-begun');
  });
});

describe('a pupil', () => {
  test('is signed up while there are places and time, once', () => {
    given(announced(open)).when(signUp('anna')).then(signedUp('anna'));
    given(announced(open)).when(signUp('anna', UNTIL)).then(signedUp('anna'));
    given(announced(open), signedUp('anna')).when(signUp('anna')).thenNothing();
    given(announced(open), signedUp('anna'), signedUp('boris'))
      .when(signUp('vera'))
      .thenFails('no-places-left');
    given(announced(open)).when(signUp('anna', OVER)).thenFails('sign-up-over');
    given(announced()).when(signUp('anna')).thenFails('sign-up-not-offered');
    given(announced(open), calledOff([])).when(signUp('anna')).thenFails('activity-called-off');
    given().when(signUp('anna')).thenFails('activity-not-found');
  });

  test('gives the place back, which another one may take', () => {
    const full = [announced(open), signedUp('anna'), signedUp('boris')];
    given(...full)
      .when(cancel('anna'))
      .then(cancelled('anna'));
    given(...full, cancelled('anna'))
      .when(signUp('vera'))
      .then(signedUp('vera'));
    given(announced(open)).when(cancel('anna')).thenFails('sign-up-not-found');
    given(...full)
      .when(cancel('anna', OVER))
      .then(cancelled('anna'));
    given(...full)
      .when(cancel('anna', STARTS))
      .thenFails('activity-begun');
    given(...full, calledOff([]))
      .when(cancel('anna'))
      .thenFails('activity-called-off');
  });

  test('is signed up or out by the organiser with a reason, until it begins and while there are places', () => {
    const withReason = (type: 'PupilSignedUp' | 'SignUpCancelled'): ActivityEvent => ({
      type,
      data: { ...of, pupilId: 'anna', reason },
    });
    given(announced(open))
      .when(bySchool('SignUp', 'anna', OVER))
      .then(withReason('PupilSignedUp'));
    given(announced(open), signedUp('anna'))
      .when(bySchool('CancelSignUp', 'anna', OVER))
      .then(withReason('SignUpCancelled'));
    given(announced(open), signedUp('boris'), signedUp('vera'))
      .when(bySchool('SignUp', 'anna'))
      .thenFails('no-places-left');
    given(announced(open))
      .when(bySchool('SignUp', 'anna', STARTS))
      .thenFails('activity-begun');
    given(announced()).when(bySchool('SignUp', 'anna')).thenFails('sign-up-not-offered');
  });
});

test('of a whole class that signs up at once, in two processes, as many are as there are places', async () => {
  const store = new MemoryEventStore();
  const process = () => new CommandRunner(store, 'activity', activityDecider);
  const processes = [process(), process()] as const;
  const context = (personId: string): CommandContext => ({
    ...{ commandId: randomUUID(), correlationId: 'correlation', fingerprint: 'fingerprint' },
    ...{ schoolId: 'school1', via: 'web', at: '2026-11-30T12:00:00Z' },
    actor: { accountId: `account-${personId}`, personId, role: 'guardian' },
  });
  const seven = { ...trip, signUp: { places: 7, until: UNTIL } };
  await processes[0].handle('a1', announce(seven), context('petrova'));
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) =>
      processes[index % 2 === 0 ? 0 : 1].handle('a1', signUp(`child${index.toString()}`), context('mother')),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
  const codes = outcomes.flatMap((one) =>
    one.status === 'fulfilled' ? [] : [(one.reason as DomainError).code],
  );
  expect(new Set(codes)).toEqual(new Set(['no-places-left']));
  expect(store.stream('activity-a1')).toHaveLength(8);
});
