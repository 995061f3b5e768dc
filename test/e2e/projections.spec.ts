import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRecord } from '../../embedded/engines.record.js';
import { gradeHistory } from '../../projections/grade-history/projection.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { versionOf } from '../../src/eventing/projection.js';
import { runJournal } from '../support/command-line.js';
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
import { expectStatus } from '../support/visitor.js';

describe('The read models of a running school', () => {
  let school: RunningSchool;
  let day: SchoolDay;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
  }, 600_000);
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
  }, 300_000);

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
  }, 300_000);

  it('skip no event at which none has stopped', async () => {
    const { code, stderr } = await projections('skip', 'gradeHistory', '1/1', '--reason', 'a rehearsal');
    expect([code, stderr]).toEqual([1, expect.stringContaining('has not stopped at 1/1')]);
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
  }, 120_000);

  it('are named, where somebody asks for one that there is not', async () => {
    const { code, stderr } = await projections('verify', 'nonsense');
    expect([code, stderr.includes('There are: schools')]).toEqual([1, true]);
  });
});
