import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRecord } from '../../embedded/engines.record.js';
import { gradeHistory } from '../../projections/grade-history/projection.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { versionOf } from '../../src/eventing/projection.js';
import { runJournal } from '../support/command-line.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { giveGrades, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
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
    for (let number = 1; number <= 20; number++) {
      const lessonId = await recordLesson(day, number);
      const entries = day.pupilIds.map((pupilId) => ({ pupilId, work: day.works[0] ?? '', value: '12' }));
      expectStatus(201, await giveGrades(day, lessonId, entries));
    }
    const { code, stdout } = await verifying;
    expect({ code, differing: stdout.includes('differs') }).toEqual({ code: 0, differing: false });
    expect(stdout).toMatch(/gradeHistory\.v\d+: as \d+ events make it/);
  }, 300_000);

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
