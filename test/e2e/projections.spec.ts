import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRecord } from '../../embedded/engines.record.js';
import { gradeHistory } from '../../projections/grade-history/projection.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { versionOf } from '../../src/eventing/projection.js';
import { gradeCorrected } from '../../src/journal/page/page.examples.js';
import { lessonIdOf } from '../../src/journal/page/page-ids.values.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { recorded } from '../support/recorded.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrade,
  giveGrades,
  readDiary,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
} from '../support/school-day.js';
import { expectStatus, positionOf } from '../support/visitor.js';

interface Health {
  readonly projections: readonly {
    readonly name: string;
    readonly failure?: { readonly position: string };
  }[];
}

describe('The read models of a running school', () => {
  let school: RunningSchool;
  let day: SchoolDay;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
  });
  afterAll(async () => {
    await school.remove();
  });

  const projections = (...args: readonly string[]) => runJournal(['projections', ...args], school.dataDir);

  it('are listed with how far they have come', async () => {
    const { code, stdout } = await projections('list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/gradeHistory\.v\d+ +live +\d+\/\d+ +at the head/);
  });

  it('are as the events make them, also while more are written', async () => {
    const verifying = projections('verify');
    for (let number = 1; number <= 19; number++) {
      const lessonId = await recordLesson(day, number);
      const entries = day.pupilIds.map((pupilId) => ({ pupilId, work: day.works[0] ?? '', value: '12' }));
      expectStatus(201, await giveGrades(day, lessonId, entries));
    }
    const { code, stdout } = await verifying;
    expect({ code, differing: stdout.includes('differs') }).toEqual({ code: 0, differing: false });
    expect(stdout).toMatch(/gradeHistory\.v\d+: as \d+ events make it/);
  });

  it('are built anew while a grade is corrected and read, and no read fails or is stale', async () => {
    const lessonId = await recordLesson(day, 20);
    const { gradeId } = await giveGrade(day, lessonId, '10');
    let running = 1;
    const rebuilding = projections('rebuild', 'diaryPupilWeek').finally(() => running--);
    const reads: { expected: string; read: string | undefined }[] = [];
    while (running > 0) {
      const expected = reads.length % 2 === 0 ? '11' : '12';
      const { headers } = expectStatus(200, await correctGrade(day, gradeId, expected, 'Recounted'));
      const position = headers.get('X-Journal-Position') ?? '';
      const { days } = await readDiary(day, day.guardian, position);
      const grades = days.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.grades));
      reads.push({ expected, read: grades.find((grade) => grade.gradeId === gradeId)?.value });
    }
    const { code, stdout } = await rebuilding;
    expect({ code, isRead: /diaryPupilWeek\.v\d+\.g1 is read from now on/.test(stdout) }).toEqual({
      code: 0,
      isRead: true,
    });
    expect(reads.filter(({ expected, read }) => expected !== read)).toEqual([]);
    expect(reads.length).toBeGreaterThan(3);
  });

  it('skip no event at which none has stopped', async () => {
    const { code, stderr } = await projections('skip', 'gradeHistory', '1/1', '--reason', 'a rehearsal');
    expect([code, stderr]).toEqual([1, expect.stringContaining('has not stopped at 1/1')]);
  });

  it('stop at an event that cannot be folded, say so, and go on when it is skipped on record', async () => {
    const { addresses } = readRecord(school.dataDir);
    const store = new EventStore(addresses?.eventStoreUrl ?? '');
    try {
      const nowhere = gradeCorrected('4', '5');
      const { id, metadata } = recorded(nowhere);
      await store.append(`journalPage-${nowhere.data.pageId}`, undefined, [{ id, event: nowhere, metadata }]);
    } finally {
      await store.close();
    }
    const health = async () => (await day.teacher.get<Health>('/health')).body.projections;
    const stopped = async () => (await health()).filter(({ failure }) => failure !== undefined);
    expect(
      await eventually(async () => (await stopped()).some(({ name }) => name === versionOf(gradeHistory))),
    ).toBe(true);
    expect((await day.teacher.get('/health')).status).toBe(503);
    // Why it stopped is written down for other processes within a moment.
    const isListed = async () =>
      /gradeHistory\.v\d+ .*stopped at .*GradeCorrected/.test((await projections('list')).stdout);
    expect(await eventually(isListed)).toBe(true);

    const pupilId = day.pupilIds.find((id) => id !== day.child.id) ?? '';
    const lessonId = lessonIdOf(day.pageId, day.today, 20);
    const given = await giveGrades(day, lessonId, [{ pupilId, work: day.works[0] ?? '', value: '9' }]);
    const gradeId = expectStatus(201, given).body.grades[0]?.gradeId ?? '';
    const position = (await stopped())[0]?.failure?.position ?? '';
    const names = new Set((await stopped()).map(({ name }) => name.split('.')[0] ?? ''));
    for (const name of names) {
      const { code, stdout } = await projections(
        'skip',
        name,
        position,
        '--reason',
        'There is no such grade',
      );
      expect([code, stdout]).toEqual([0, expect.stringContaining(`${name} goes on past GradeCorrected`)]);
    }
    expect(await eventually(async () => (await stopped()).length === 0)).toBe(true);
    expect((await day.teacher.get('/health')).status).toBe(200);
    const asOf = { 'X-Journal-Position': positionOf(given) };
    expectStatus(200, await day.teacher.get(`/api/grades/${gradeId}/history`, asOf));
    const { code, stdout } = await projections('verify');
    expect({ code, differing: stdout.includes('differs') }).toEqual({ code: 0, differing: false });
  });

  it('are told apart from what somebody has written over them', async () => {
    const { addresses } = readRecord(school.dataDir);
    const documents = new DocumentStore(addresses?.mongoUrl ?? '');
    try {
      const histories = documents.readModels.collection<{ _id: string; pupilId: string }>(
        versionOf(gradeHistory),
      );
      const history = await histories.findOne({});
      await histories.updateOne({ _id: history?._id ?? '' }, { $set: { pupilId: 'somebody-else' } });
      const { code, stdout } = await projections('verify', 'gradeHistory');
      expect(code).toBe(1);
      expect(stdout).toContain(`${history?._id ?? ''} differs in pupilId`);
      expect(stdout).toContain('stored "somebody-else"');
    } finally {
      await documents.close();
    }
  });

  it('are named, where somebody asks for one that there is not', async () => {
    const { code, stderr } = await projections('verify', 'nonsense');
    expect([code, stderr.includes('There are: schools')]).toEqual([1, true]);
  });
});
