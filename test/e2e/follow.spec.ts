import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FEED_SCOPE } from '../../src/consumers/oauth-scopes.values.js';
import type { FeedEvent } from '../../src/feeds/cloud-event.js';
import { launchJournal, runJournal } from '../support/command-line.js';
import { registerConsumer, wholeFeed, type ConsumerVisitor } from '../support/consumer.js';
import { eventually } from '../support/eventually.js';
import { healthy, type RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { correctGrade, giveGrade, recordLesson, schoolDayOf } from '../support/school-day.js';
import { expectStatus } from '../support/visitor.js';

const TYPES = ['PageOpened', 'TermGradeGiven', 'GradeCorrected'];

describe('A copy of the feed', () => {
  let school: RunningSchool;
  let ministry: ConsumerVisitor;
  let folder: string;
  let copy: string;
  let secretFile: string;
  const running: ChildProcess[] = [];

  beforeAll(async () => {
    school = await startSampleSchool();
    ministry = await registerConsumer(school, ['--scope', FEED_SCOPE]);
    expect(await eventually(async () => (await ministry.grant()).status === 200)).toBe(true);
    await ministry.letIn();
    folder = await mkdtemp(join(tmpdir(), 'follow-'));
    copy = join(folder, 'events.jsonl');
    secretFile = join(folder, 'secret');
    await writeFile(secretFile, `${ministry.secret}\n`);
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
    await school.remove();
  });

  const options = (...more: readonly string[]) => [
    ...['follow', school.url, '--client-id', ministry.clientId, '--secret-file', secretFile, '--out', copy],
    ...TYPES.flatMap((type) => ['--type', type]),
    ...more,
  ];
  const launch = (): ChildProcess => {
    const child = launchJournal(options(), folder);
    running.push(child);
    return child;
  };
  const kept = async (): Promise<readonly FeedEvent[]> => {
    const lines = (await readFile(copy, 'utf8').catch(() => '')).split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as FeedEvent);
  };
  const source = () => wholeFeed(ministry, { query: `&types=${TYPES.join(',')}` });
  const holds = async (count: number) => eventually(async () => (await kept()).length >= count);
  const correct = async (number: number): Promise<void> => {
    const day = await schoolDayOf(school);
    const { gradeId } = await giveGrade(day, await recordLesson(day, number), '12');
    expectStatus(200, await correctGrade(day, gradeId, '14', 'Counted twice'));
  };

  it('is whole and follows, whichever end is killed, and is proved to be the source', async () => {
    const before = await source();
    const first = launch();
    expect(await holds(before.length)).toBe(true);
    await correct(8);
    expect(await holds(before.length + 1)).toBe(true);

    first.kill('SIGKILL');
    await once(first, 'close');
    await correct(9);
    launch();
    expect(await holds(before.length + 2)).toBe(true);

    await school.kill('application');
    await healthy(school);
    await ministry.letIn();
    await correct(10);
    expect(await holds(before.length + 3)).toBe(true);
    expect(await kept()).toEqual(await source());

    const last = running.at(-1);
    last?.kill('SIGTERM');
    if (last) await once(last, 'close');
    const proved = await runJournal(options('--once', '--verify'), folder);
    expect([proved.code, proved.stdout]).toEqual([0, expect.stringContaining('is what the source tells')]);
  });

  it('is not proved where a line of it is another', async () => {
    await writeFile(copy, (await readFile(copy, 'utf8')).replace('"to":"14"', '"to":"19"'));
    const { code, stdout } = await runJournal(options('--once', '--verify'), folder);
    expect([code, stdout]).toEqual([1, expect.stringContaining('is NOT what the source tells')]);
  });

  it('says why it is refused', async () => {
    await writeFile(secretFile, 'wrong');
    const { code, stderr } = await runJournal(options('--once'), folder);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('The client or its secret is not known here.'),
    ]);
  });
});
