import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { processesOn } from '../support/process-list.js';
import {
  healthy,
  newDataFolder,
  startSchool,
  type Part,
  type RunningSchool,
} from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  giveGrades,
  gradesIn,
  newestPosition,
  readDiary,
  recordLesson,
  schoolDayOf,
  type GivenGrade,
  type GradeEntry,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { expectStatus, isUnheard, Visitor } from '../support/visitor.js';

const WRITERS = 4;
/** Grades that are given before something is killed; those that follow show that it came back. */
const BEFORE = 15;

describe('After a kill -9', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let number = 8;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
  });
  afterAll(async () => {
    await school.remove();
  });

  /** Sends one grade, again and again under one key, until it is acknowledged, as a careful client does. */
  const giveForSure = async (lessonId: string, entry: GradeEntry): Promise<GivenGrade> => {
    const key = randomUUID();
    let given: GivenGrade | undefined;
    const acknowledged = async () => {
      try {
        const { status, body } = await giveGrades(day, lessonId, [entry], key);
        // While something is away, that is what is said, and nothing else.
        if (status !== 503) expect({ status, body }).toMatchObject({ status: 201 });
        if (status === 201) given = body.grades[0];
        return status === 201;
      } catch (error) {
        if (isUnheard(error)) return false;
        throw error;
      }
    };
    if (!(await eventually(acknowledged)) || !given) throw new Error(`${key} is never acknowledged`);
    return given;
  };

  /** Lets several writers give everybody a grade of each kind in a new lesson, while something happens to the school. */
  const whileGradesAreGiven = async (happens: () => Promise<void>) => {
    const lessonId = await recordLesson(day, number++);
    const waiting = day.works.flatMap((work) =>
      day.pupilIds.map((pupilId, index) => ({ pupilId, work, value: (index % 21).toString() })),
    );
    const all = waiting.length;
    const given: GivenGrade[] = [];
    const write = async () => {
      for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
        given.push(await giveForSure(lessonId, entry));
      }
    };
    const writers = Promise.all(Array.from({ length: WRITERS }, write));
    const begun = eventually(() => given.length >= BEFORE).then(happens);
    await Promise.all([writers, begun]);
    expect(given).toHaveLength(all);
    return { lessonId, given };
  };

  const pageAt = async (position: string): Promise<ServedPage> => {
    const path = `/api/journal/pages/${day.pageId}`;
    return expectStatus(200, await day.teacher.get<ServedPage>(path, { 'X-Journal-Position': position }))
      .body;
  };

  /** Every grade that was acknowledged stands in the page and the diary, once, and nothing else does. */
  const expectEachOnce = async (lessonId: string, given: readonly GivenGrade[]): Promise<void> => {
    await healthy(school);
    const position = await newestPosition(day.teacher);
    const { grades } = await pageAt(position);
    const inLesson = grades.filter((grade) => grade.lessonId === lessonId);
    const plain = ({ gradeId, pupilId, value }: GivenGrade) => `${gradeId} ${pupilId} ${value}`;
    expect(inLesson.map(plain).toSorted()).toEqual(given.map(plain).toSorted());
    const own = given.filter(({ pupilId }) => pupilId === day.child.id).map(({ gradeId }) => gradeId);
    const shown = gradesIn(await readDiary(day, day.guardian, position)).map(({ gradeId }) => gradeId);
    expect(shown.filter((gradeId) => gradeId.startsWith(`${lessonId}.`)).toSorted()).toEqual(own.toSorted());
  };

  it.each(['event-store', 'document-store', 'queue', 'application'] satisfies Part[])(
    'of the %s every acknowledged grade is there, and once',
    async (part) => {
      const before = await school.pidOf(part);
      const { lessonId, given } = await whileGradesAreGiven(() => school.kill(part));
      expect(await eventually(async () => (await school.pidOf(part)) !== before)).toBe(true);
      await expectEachOnce(lessonId, given);
    },
  );

  it('of the application what follows from a fact follows all the same, and once', async () => {
    const deputyHead = await school.signIn('deputyHead');
    // On another day: the other specs give everybody grades today.
    const dayBefore = { ...day, today: addDays(day.today, -1) };
    const before = await recordLesson(dayBefore, number++);
    const absence = { date: dayBefore.today, code: 'excused' };
    const recorded = await Promise.all(
      day.pupilIds.map((id) => deputyHead.post(`/api/pupils/${id}/day-absences`, absence)),
    );
    for (const answer of recorded) expectStatus(201, answer);
    await school.kill('application');
    await healthy(school);
    const after = await recordLesson(dayBefore, number++);
    const awayFrom = async (lessonId: string) =>
      (await pageAt(await newestPosition(day.teacher))).absences
        .filter((one) => one.lessonId === lessonId && one.recorded === 'excused')
        .map(({ pupilId }) => pupilId)
        .toSorted();
    for (const lessonId of [before, after]) {
      const all = async () => (await awayFrom(lessonId)).length === day.pupilIds.length;
      expect(await eventually(all)).toBe(true);
      expect(await awayFrom(lessonId)).toEqual(day.pupilIds.toSorted());
    }
  });

  it.each(['everything', 'the supervisor alone'])(
    'of %s every acknowledged grade is there after the next start, and once',
    async (what) => {
      const { lessonId, given } = await whileGradesAreGiven(async () => {
        const port = Number(new URL(school.url).port);
        await (what === 'everything' ? school.killAll() : school.kill('supervisor'));
        school = await startSchool(school.dataDir, { port });
      });
      await expectEachOnce(lessonId, given);
    },
  );

  it('a stop and a start change nothing', async () => {
    const path = `/api/journal/pages/${day.pageId}`;
    const before = {
      position: await newestPosition(day.teacher),
      page: await pageAt(await newestPosition(day.teacher)),
    };
    expect(await school.interrupt()).toBe(0);
    expect(await processesOn(school.dataDir)).toEqual([]);
    const signIns = school.signIns;
    school = await startSchool(school.dataDir);
    // Before somebody signs in from another device, which is a fact.
    const { body } = await new Visitor(school.url).get<{ position: string }>('/health');
    expect(body.position).toBe(before.position);
    const teacher = await school.signIn('teacher');
    expect((await teacher.get(path)).body).toEqual(before.page);
    expect(school.signIns).toEqual(signIns);
  });
});

describe('A school that was started empty', () => {
  it('has no sample, now or at the next start', async () => {
    const dataDir = await newDataFolder();
    const first = await startSchool(dataDir, { args: ['--empty'] });
    try {
      expect(first.signIns.size).toBe(0);
      await healthy(first);
    } finally {
      expect(await first.interrupt()).toBe(0);
    }
    const second = await startSchool(dataDir);
    try {
      expect(second.signIns.size).toBe(0);
      const { body } = await new Visitor(second.url).get<{ position: string }>('/health');
      expect(body.position).toBe('0/0');
    } finally {
      await second.remove();
    }
  });

  it('says so where another program has its port, and leaves nothing running', async () => {
    const dataDir = await newDataFolder();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    try {
      const starting = startSchool(dataDir, { args: ['--empty'], port });
      await expect(starting).rejects.toThrow(`Port ${port.toString()} is in use: set PORT to another one.`);
      expect(await processesOn(dataDir)).toEqual([]);
    } finally {
      other.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
