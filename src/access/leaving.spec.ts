import { describe, expect, test } from '@jest/globals';
import { readsOf } from '../../test/support/folded-reads.js';
import type { DomainEvent } from '../eventing/decider.js';
import { isStillPupil, viewerWith } from './leaving.js';

const enrolled = (classId: string, pupilId: string, from: string): DomainEvent => ({
  type: 'PupilEnrolled',
  data: { classId, pupilId, from },
});
const left = (classId: string, pupilId: string, until: string): DomainEvent => ({
  type: 'PupilWithdrawn',
  data: { classId, pupilId, until },
});
const connected = (schoolId: string, timeZone: string): DomainEvent => ({
  type: 'SchoolConnected',
  data: { schoolId, title: schoolId, timeZone, editWindowDays: 7 },
});
const formed = (classId: string, schoolId: string): DomainEvent => ({
  type: 'ClassFormed',
  data: { classId, schoolId, title: classId },
});
const linked = (personId: string): DomainEvent => ({
  type: 'GuardianLinked',
  data: { personId, guardianId: 'mother' },
});
const history: readonly DomainEvent[] = [
  connected('hill', 'Europe/Lisbon'),
  connected('lake', 'Asia/Yekaterinburg'),
  formed('7b', 'hill'),
  formed('8a', 'lake'),
  enrolled('7b', 'anna', '2026-09-01'),
  enrolled('8a', 'boris', '2026-09-01'),
  ...['anna', 'boris'].map(linked),
];
const account = (role: 'pupil' | 'guardian' | 'teacher', personId: string, until?: string) => ({
  ...{ _id: 'a1', personId, ended: false },
  roles: [{ role, schoolId: 'hill', ...(until === undefined ? {} : { until }) }],
});
const rolesAt = async (of: ReturnType<typeof account>, at: string, more: readonly DomainEvent[] = []) =>
  (await viewerWith(of, readsOf([...history, ...more]), at))?.roles.map(({ role }) => role);

describe('a pupil’s access', () => {
  const leaving = [left('7b', 'anna', '2026-11-13')];

  test('ends with the last day, on the clocks of the school', async () => {
    const still = (at: string) => isStillPupil('anna', at, readsOf([...history, ...leaving]));
    expect(await still('2026-11-13T23:59:59.000Z')).toBe(true);
    expect(await still('2026-11-14T00:00:00.000Z')).toBe(false);
    const east = [left('8a', 'boris', '2026-11-13')];
    const there = (at: string) => isStillPupil('boris', at, readsOf([...history, ...east]));
    expect(await there('2026-11-13T18:59:59.000Z')).toBe(true);
    expect(await there('2026-11-13T19:00:00.000Z')).toBe(false);
  });

  test('goes on in another class, and comes back', async () => {
    const moved = [...leaving, enrolled('8a', 'anna', '2026-11-20')];
    expect(await isStillPupil('anna', '2026-11-16T09:00:00.000Z', readsOf([...history, ...moved]))).toBe(
      true,
    );
  });

  test('goes on between two classes, for a month', async () => {
    const transferred: DomainEvent = {
      type: 'PupilTransferred',
      data: { classId: '7b', pupilId: 'anna', until: '2026-11-13', toClassId: '8a' },
    };
    const still = (day: string, ...more: readonly DomainEvent[]) =>
      isStillPupil('anna', `${day}T12:00:00.000Z`, readsOf([...history, transferred, ...more]));
    expect(await still('2026-11-16')).toBe(true);
    expect(await still('2026-12-14')).toBe(true);
    expect(await still('2026-12-15')).toBe(false);
    const [takenIn, leftAgain] = [enrolled('8a', 'anna', '2026-11-16'), left('8a', 'anna', '2026-11-20')];
    expect(await still('2026-12-15', takenIn)).toBe(true);
    expect(await still('2026-11-23', takenIn, leftAgain)).toBe(false);
  });

  test('gives no viewer once every role is over', async () => {
    expect(await rolesAt(account('pupil', 'anna'), '2026-11-13T12:00:00.000Z', leaving)).toEqual(['pupil']);
    expect(await rolesAt(account('pupil', 'anna'), '2026-11-14T12:00:00.000Z', leaving)).toBeUndefined();
  });
});

describe('a guardian’s access', () => {
  const annaLeaves = [left('7b', 'anna', '2026-11-13')];
  const both = [...annaLeaves, left('8a', 'boris', '2026-11-20')];

  test('ends with the last child’s', async () => {
    const at = (day: string) => `2026-11-${day}T12:00:00.000Z`;
    expect(await rolesAt(account('guardian', 'mother'), at('16'), annaLeaves)).toEqual(['guardian']);
    expect(await rolesAt(account('guardian', 'mother'), at('20'), both)).toEqual(['guardian']);
    expect(await rolesAt(account('guardian', 'mother'), at('21'), both)).toBeUndefined();
  });
});

describe('a role with a last day', () => {
  test('gives no right after it', async () => {
    const teacher = account('teacher', 'petrova', '2026-11-13');
    expect(await rolesAt(teacher, '2026-11-13T12:00:00.000Z')).toEqual(['teacher']);
    expect(await rolesAt(teacher, '2026-11-14T12:00:00.000Z')).toBeUndefined();
    expect(
      await rolesAt({ ...account('teacher', 'petrova'), ended: true }, '2026-11-13T12:00:00.000Z'),
    ).toBeUndefined();
  });
});
