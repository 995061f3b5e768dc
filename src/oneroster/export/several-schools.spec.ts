import { beforeEach, describe, expect, test } from '@jest/globals';
import { comparableReadModels, exportedFiles, renamingOf } from '../../../test/support/exported-school.js';
import { Ids } from '../../people/ids.js';
import { addRow, setCell, specimen } from '../specimen.js';
import { NoSuchSchool } from './export.js';
import { contextIn, importInto, installation, rosterOf, type Installation } from './installation.examples.js';

describe('of several schools', () => {
  let both: Installation;
  const ids = new Ids(Buffer.alloc(32, 7));
  const [FIRST_SCHOOL, OTHER_SCHOOL] = [ids.of('school', 's1'), ids.of('school', 's2')];

  beforeEach(async () => {
    both = installation(7);
    const files = specimen();
    setCell(files, 'results', 2, 'score', '17');
    addRow(files, 'orgs', { sourcedId: 's2', name: 'Dale School', type: 'school', parentSourcedId: 'd1' });
    addRow(files, 'classes', {
      ...{ sourcedId: 'h2', title: '1A', courseSourcedId: 'c2', classType: 'homeroom' },
      ...{ schoolSourcedId: 's2', termSourcedIds: 't1,t2' },
    });
    addRow(files, 'users', { sourcedId: 'u9', username: 'gwen', givenName: 'Gwen', familyName: 'Ash' });
    for (const user of ['u1', 'u9']) {
      addRow(files, 'roles', {
        ...{ sourcedId: `${user}-s2`, userSourcedId: user, roleType: 'secondary', role: 'teacher' },
        orgSourcedId: 's2',
      });
    }
    await importInto(both, files, '2026-07-02');
  });

  test('the one that is named goes out, with whoever has a role in it and with that role', async () => {
    const { schools, people, classes } = rosterOf(await exportedFiles(both, [FIRST_SCHOOL]));
    expect(schools.map(({ sourcedId }) => sourcedId)).toEqual(['s1']);
    expect(people.map(({ sourcedId }) => sourcedId)).not.toContain('u9');
    const roles = people.find(({ sourcedId }) => sourcedId === 'u1')?.roles;
    expect(roles).toEqual([
      { schoolId: 's1', role: 'teacher' },
      { schoolId: 's1', role: 'deputyHead' },
    ]);
    expect(classes.map(({ title }) => title)).not.toContain('1A');
  });

  test('the one that comes back leaves roles in the others as they are', async () => {
    const files = await exportedFiles(both, [FIRST_SCHOOL]);
    expect(await importInto(both, files, '2026-07-03')).toEqual({ events: 0, kept: [] });
    const { roles } = await both.runners.accounts.load(ids.of('account', 'carl'));
    expect(roles).toContainEqual({ role: 'teacher', schoolId: OTHER_SCHOOL });
  });

  test('all have the same read models in an empty installation', async () => {
    const there = installation(5);
    const files = await exportedFiles(both);
    await importInto(there, files, '2026-07-03');
    const rename = renamingOf(rosterOf(files), both.ids, there.ids);
    expect(await comparableReadModels(there)).toEqual(await comparableReadModels(both, rename));
  });

  test('those that have a year in different ways do not go out together', async () => {
    const yearId = ids.of('year', 'y1');
    const { years } = await both.runners.schools.load(OTHER_SCHOOL);
    const year = {
      schoolId: OTHER_SCHOOL,
      yearId,
      from: '',
      to: '',
      ...years[yearId],
      title: 'Another name',
    };
    await both.runners.schools.handle(OTHER_SCHOOL, { kind: 'OpenYear', year }, contextIn(OTHER_SCHOOL));
    await expect(exportedFiles(both)).rejects.toThrow(/the academic year “2026” in different ways/);
    expect(rosterOf(await exportedFiles(both, [OTHER_SCHOOL])).academicYears).toMatchObject([
      { title: 'Another name' },
    ]);
  });

  test('one that is not there is named', async () => {
    await expect(exportedFiles(both, [FIRST_SCHOOL, 'nowhere'])).rejects.toThrow('nowhere');
    await expect(exportedFiles(installation(3))).rejects.toThrow(NoSuchSchool);
  });
});
