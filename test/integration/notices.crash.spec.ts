import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { becomes } from '../../embedded/processes.js';
import { SchoolOfOnePupil } from './notices.school.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';

const CHILD = fileURLToPath(new URL('../../dist/test/integration/notices.child.js', import.meta.url));
const GRADES = 120;
const KILLS = 4;
const CONCURRENCY = 4;

describe('a notifier that is killed', () => {
  let school: SchoolOfOnePupil;
  let mailServer: MailServer;

  beforeAll(async () => {
    mailServer = await startMailServer();
    school = await SchoolOfOnePupil.open(() => undefined);
  });
  afterAll(async () => {
    await killNotifier();
    await school.close();
    await mailServer.close();
  });

  let notifier: ChildProcess | undefined;

  const startNotifier = async (): Promise<void> => {
    const child = (notifier = fork(CHILD, {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ADDRESSES: JSON.stringify(school.addresses),
        MASTER_KEY: school.masterKey.toString('base64'),
        SMTP_URL: mailServer.url,
      },
    }));
    const said: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(said.join('')))),
    ]);
  };

  const killNotifier = async (): Promise<void> => {
    if (!notifier) return;
    const gone = once(notifier, 'exit');
    notifier.kill('SIGKILL');
    await gone;
    notifier = undefined;
  };

  const different = () => new Set(mailServer.mails.map(({ messageId }) => messageId)).size;
  const until = async (isSo: () => boolean) => {
    expect(await becomes(isSo, 60_000)).toBe(true);
  };

  it('has lost no notice, and sent twice at most what it was sending', async () => {
    const wanted = 2 * GRADES;
    await startNotifier();
    let given = 0;
    for (let round = 1; round <= KILLS; round++) {
      const enough = (GRADES * round) / KILLS;
      const before = different();
      for (; given < enough; given++) await school.giveGrade('15');
      // In the middle of what was just asked for.
      await until(() => different() > before + 10);
      await killNotifier();
      await startNotifier();
    }
    await until(() => different() === wanted);
    await killNotifier();
    expect(mailServer.mails.length - wanted).toBeLessThanOrEqual(KILLS * CONCURRENCY);
  }, 180_000);
});
