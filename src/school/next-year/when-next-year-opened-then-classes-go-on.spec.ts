import { beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import { recorded } from '../../../test/support/recorded.js';
import type { CommandContext } from '../../eventing/command-runner.js';
import { THE_SYSTEM, uuidV5 } from '../../eventing/envelope.js';
import { pageIdOf } from '../../journal/page/page-ids.values.js';
import { runnersOn, type Runners } from '../../runners.js';
import { membersOn } from '../membership.values.js';
import { oral, school, schoolId, TODAY, year } from '../school.examples.js';
import type { NextYearPlan } from './next-year.decider.js';
import { whenNextYearOpenedThenClassesGoOn } from './when-next-year-opened-then-classes-go-on.js';

const contextOf = (name: string): CommandContext => ({
  ...{ commandId: uuidV5('018f5c9e-0000-7000-8000-000000000000', name), correlationId: 'c' },
  ...{ fingerprint: name, schoolId, actor: THE_SYSTEM, via: 'system', at: '2027-06-25T08:00:00.000Z' },
});
const next = { schoolId, yearId: 'y2', title: '2027/28', from: '2027-09-01', to: '2028-06-30' };
const term = {
  schoolId,
  yearId: 'y2',
  termId: 'h1',
  title: 'First half',
  from: '2027-09-01',
  to: '2028-01-20',
};
const plan: NextYearPlan = {
  ...{ schoolId, fromYearId: 'y1', lastDay: year.to, year: next, terms: [term], leavers: ['boris'] },
  classes: [
    { classId: '7b', next: { classId: '8b', title: '8B', teacherIds: ['petrova'] } },
    { classId: '11a' },
  ],
  groups: [
    {
      groupId: '7bm',
      next: { classId: '8bm', title: '8B maths', teacherIds: ['ivanov'], subjectId: 'math', partOf: '8b' },
    },
    { groupId: 'choir', next: { classId: 'choir2', title: 'Choir', teacherIds: [], subjectId: 'music' } },
    { groupId: '11am' },
  ],
};
const PAGE = pageIdOf('8bm', 'math', 'h1');

let store: MemoryEventStore;
let runners: Runners;

const setUp = async (): Promise<void> => {
  store = new MemoryEventStore();
  runners = runnersOn(store);
  const { schools, classes, nextYears } = runners;
  let count = 0;
  const context = () => contextOf(`before ${(count++).toString()}`);
  await schools.handle(schoolId, { kind: 'ConnectSchool', school }, context());
  await schools.handle(schoolId, { kind: 'OpenYear', year }, context());
  const heavier = { ...oral, weight: 2 };
  for (const [work, from] of [
    [oral, year.from],
    [heavier, '2027-10-01'],
  ] as const) {
    await schools.handle(schoolId, { kind: 'DefineWorkKind', work, from, today: TODAY }, context());
  }
  const members = (...ids: string[]) => ids.map((personId) => ({ personId, from: year.from }));
  const formed = async (classId: string, subjectId: string | undefined, ...pupils: string[]) => {
    const of = { classId, schoolId, title: classId };
    await classes.handle(
      classId,
      subjectId === undefined
        ? { kind: 'FormClass', class: of }
        : { kind: 'FormGroup', group: { ...of, subjectId } },
      context(),
    );
    await classes.handle(classId, { kind: 'AssignTeachers', teachers: members('petrova') }, context());
    await classes.handle(classId, { kind: 'EnrolPupils', pupils: members(...pupils) }, context());
  };
  await formed('7b', undefined, 'anna', 'boris', 'gone');
  await formed('7bm', 'math', 'anna', 'boris');
  await formed('11a', undefined, 'vera');
  await formed('11am', 'math', 'vera');
  await formed('choir', 'music', 'anna', 'vera');
  await classes.handle('7b', { kind: 'WithdrawPupil', pupilId: 'gone', until: '2027-01-15' }, context());
  await nextYears.handle(`${schoolId}.y1`, { kind: 'OpenNextYear', plan }, context());
};
beforeEach(setUp);

const react = async (): Promise<void> => {
  const reaction = whenNextYearOpenedThenClassesGoOn(runners);
  const opened = recorded({ type: 'NextYearOpened', data: plan } as const);
  for (const each of await reaction.consequences(opened)) {
    await each.carryOut(contextOf(`then ${each.key}`));
  }
};
const pupilsOf = async (classId: string, date: string) =>
  membersOn((await runners.classes.load(classId)).pupils, date);
const everything = async (): Promise<string[]> => {
  const streams = ['7b', '7bm', '11a', '11am', 'choir', '8b', '8bm', 'choir2'].map((id) => `class-${id}`);
  const types: string[] = [];
  for (const stream of [...streams, `school-${schoolId}`, `journalPage-${PAGE}`, `nextYear-${schoolId}.y1`]) {
    for await (const event of store.readStream(stream)) types.push(`${stream} ${event.type}`);
  }
  return types;
};

describe('when the next year is opened', () => {
  test('the school has it, with its terms', async () => {
    await react();
    const { years, terms } = await runners.schools.load(schoolId);
    expect([years['y2'], terms['h1']]).toEqual([next, term]);
    expect((await runners.nextYears.load(`${schoolId}.y1`)).isReady).toBe(true);
  });

  test('classes and groups go on with who stays, and end with the last day of the old year', async () => {
    await react();
    expect(await pupilsOf('8b', next.from)).toEqual(['anna']);
    expect(await pupilsOf('8bm', next.from)).toEqual(['anna']);
    expect(await pupilsOf('choir2', next.from)).toEqual(['anna']);
    for (const old of ['7b', '7bm', '11a', '11am', 'choir']) {
      expect((await pupilsOf(old, year.to)).length).toBeGreaterThan(0);
      expect(await pupilsOf(old, '2027-07-01')).toEqual([]);
    }
    const { title, teachers, subjectId } = await runners.classes.load('8bm');
    expect([title, subjectId, membersOn(teachers, next.from)]).toEqual(['8B maths', 'math', ['ivanov']]);
    expect(membersOn((await runners.classes.load('7b')).teachers, '2027-07-01')).toEqual([]);
  });

  test('groups have pages by the rules of the school, with their pupils and teachers', async () => {
    await react();
    const { opened, pupils, teachers, works } = await runners.pages.load(PAGE);
    expect(opened).toMatchObject({
      ...{ termId: 'h1', from: term.from, to: term.to },
      timeZone: school.timeZone,
    });
    expect(Object.keys(pupils)).toEqual(['anna']);
    expect(Object.keys(teachers)).toEqual(['ivanov']);
    expect(works['oral']?.map(({ from, work }) => [from, work.weight])).toEqual([
      [term.from, 1],
      ['2027-10-01', 2],
    ]);
  });

  test('nothing is doubled, wherever a crash interrupts it', async () => {
    await react();
    const [once, all] = [await everything(), store.appends.length];
    await setUp();
    const before = store.appends.length;
    for (let appends = 0; appends < all - before; appends += 3) {
      await setUp();
      for (let index = 0; index < appends; index++) store.raceNextAppend(() => Promise.resolve());
      // More often than a runner tries.
      for (let times = 0; times < 5; times++) store.failNextAppend();
      await expect(react()).rejects.toMatchObject({ code: 'store-away' });
      await react();
      expect(await everything()).toEqual(once);
    }
  });
});
