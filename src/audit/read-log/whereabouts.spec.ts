import { describe, expect, it } from '@jest/globals';
import { readsOf } from '../../../test/support/folded-reads.js';
import { MemoryCollection } from '../../../test/support/memory-collection.js';
import { story } from '../../../projections/story.examples.js';
import type { Viewer } from '../../access/viewer.js';
import { gradeGiven, gradeIdOf, PAGE } from '../../journal/page/page.examples.js';
import type { Opened } from './opens-data-of.js';
import { capacityOf, WhereaboutsOf } from './whereabouts.js';

const at = new Date('2026-11-23T12:00:00.000Z');
const as = (personId: string, ...roles: Viewer['roles'][number]['role'][]): Viewer => ({
  ...{ accountId: `account-${personId}`, personId },
  roles: roles.map((role) => ({ role, schoolId: 'school1' })),
});
const notices = new MemoryCollection();
notices.documents.set('notice1', { _id: 'notice1', schoolId: 'school1', pupilId: 'anna' } as { _id: string });
const known = new WhereaboutsOf(readsOf([...story, gradeGiven('4')]), notices.db);
const found = (viewer: Viewer, opened: Omit<Opened, 'what'>) =>
  known.reading({ viewer, ...opened, what: 'page', address: '' }, at);

describe('what was opened', () => {
  it.each([
    ['pupil', 'anna', 'anna'],
    ['grade', gradeIdOf('anna'), 'anna'],
    ['page', '7bm.math.q2', '7bm'],
    ['class', '7b', '7b'],
    ['school', 'school1', 'school1'],
    ['teacher', 'petrova', 'petrova'],
    ['notice', 'notice1', 'anna'],
  ] as const)('of a %s is found by its id', async (whose, id, about) => {
    const viewer = as('head', 'deputyHead');
    expect(await found(viewer, { whose, id })).toEqual({ about, schoolId: 'school1', role: 'deputyHead' });
  });

  it('is in the own school of whoever asks, where nothing else is known', async () => {
    expect(await found(as('head', 'admin'), { whose: 'page', id: PAGE })).toMatchObject({
      schoolId: 'school1',
    });
    expect(await found(as('head'), { whose: 'pupil', id: 'nobody' })).toMatchObject({
      schoolId: '',
      about: 'nobody',
    });
  });

  it('was opened as a guardian where it is the own child’s', async () => {
    const mother = as('mother', 'teacher', 'guardian');
    expect((await found(mother, { whose: 'pupil', id: 'anna' })).role).toBe('guardian');
    expect((await found(mother, { whose: 'pupil', id: 'boris' })).role).toBe('teacher');
  });
});

describe('somebody’s capacity', () => {
  const of = { about: 'anna', schoolId: 'school1' };

  it('is that of the school in which it was', () => {
    const roles = [
      { role: 'teacher', schoolId: 'school2' },
      { role: 'healthWorker', schoolId: 'school1' },
      { role: 'deputyHead', schoolId: 'school1' },
    ] as const;
    expect(capacityOf({ personId: 'petrova', roles }, of, [])).toBe('deputyHead');
    expect(capacityOf({ personId: 'petrova', roles }, { ...of, schoolId: 'school2' }, [])).toBe('teacher');
    expect(capacityOf({ personId: 'petrova', roles }, { ...of, schoolId: 'school3' }, [])).toBe('teacher');
  });

  it.each([
    ...(['deputyHead', 'admin', 'secretary', 'teacher', 'healthWorker'] as const),
    ...(['auditor', 'authority', 'operator'] as const),
  ])('is that of %s with others’ children, and of guardian with the own', (office) => {
    const viewer = as('petrova', 'guardian', office);
    expect(capacityOf(viewer, of, ['boris'])).toBe(office);
    expect(capacityOf(viewer, { ...of, schoolId: 'school2' }, ['boris'])).toBe(office);
    expect(capacityOf(viewer, of, ['anna'])).toBe('guardian');
  });

  it('is that of the first role where there is no office', () => {
    expect(capacityOf(as('mother', 'guardian'), of, ['boris'])).toBe('guardian');
  });

  it('is the pupil’s own with the own data', () => {
    expect(capacityOf(as('anna', 'pupil'), of, [])).toBe('pupil');
    expect(capacityOf(as('anna'), of, [])).toBeUndefined();
  });
});
