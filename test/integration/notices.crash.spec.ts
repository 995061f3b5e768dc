import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually } from '../support/eventually.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { queueServers, type QueueServer } from '../support/queue-servers.js';
import { startSmsServer, type SmsServer } from '../support/sms-server.js';
import { IN_LESSON, SchoolOfOnePupil } from './notices.school.js';

const CHILD = fileURLToPath(new URL('../../dist/test/integration/notices.child.js', import.meta.url));
const GRADES = 80;
const KILLS = 4;
const CONCURRENCY = 4;
/** Anna and Pavel read their mail; Anna and Granny have a telephone. */
const MAILS = 2 * GRADES;

describe.each(queueServers())('notices on %s', (_name, startQueueServer) => {
  let queue: QueueServer;
  let school: SchoolOfOnePupil;
  let mailServer: MailServer;
  let smsServer: SmsServer;
  let notifier: ChildProcess | undefined;

  beforeAll(async () => {
    [queue, mailServer, smsServer] = await Promise.all([
      startQueueServer(),
      startMailServer(),
      startSmsServer(),
    ]);
    school = await SchoolOfOnePupil.open(queue.url, () => undefined);
  });
  afterAll(async () => {
    await killNotifier();
    await school.close();
    await Promise.all([mailServer.close(), smsServer.close(), queue.stop()]);
  });

  const startNotifier = async (): Promise<void> => {
    const child = (notifier = fork(CHILD, {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ADDRESSES: JSON.stringify(school.addresses),
        MASTER_KEY: school.masterKey.toString('base64'),
        SMTP_URL: mailServer.url,
        SMS_URL: smsServer.url,
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
    expect(await eventually(isSo)).toBe(true);
  };

  it('are all sent however often notifier and queue are killed, and twice at most what was being sent', async () => {
    await startNotifier();
    let given = 0;
    for (let round = 1; round <= KILLS; round++) {
      const enough = (GRADES * round) / KILLS;
      const before = different();
      for (; given < enough; given++) await school.giveGrade('15');
      // In the middle of what was just asked for.
      await until(() => different() > before + 5);
      await killNotifier();
      await queue.crash?.();
      await startNotifier();
    }
    await until(() => different() === MAILS);
    expect(mailServer.mails.length - MAILS).toBeLessThanOrEqual(KILLS * CONCURRENCY);
  });

  it('are sent where the queue server dies while they wait, and comes back', async () => {
    const before = different();
    const crashed = queue.crash?.();
    for (let more = 0; more < 10; more++) await school.giveGrade('16');
    await crashed;
    await until(() => different() === before + 20);
  });

  it('by short message are sent as well, each once', async () => {
    await school.record({ type: 'AbsenceRecorded', data: { ...IN_LESSON, pupilId: 'ivan', code: 'absent' } });
    await until(() => smsServer.messages().length === 2);
    await killNotifier();
    await startNotifier();
    const before = different();
    await school.giveGrade('17');
    await until(() => different() === before + 2);
    expect(smsServer.messages()).toHaveLength(2);
  });
});
