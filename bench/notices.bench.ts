import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { DocumentStore } from '../src/eventing/document-store.js';
import { SmtpTransport } from '../src/notices/channels/smtp.js';
import type { LedgerEntry } from '../src/notices/ledger.js';
import { CONCURRENCY } from '../src/notices/outlets.js';
import { queueServers } from '../test/support/queue-servers.js';
import { inRounds, type Bench, type Ground } from './bench.js';
import { count, latency, medianOf, rate, seconds } from './figures.js';
import { classesToGrade } from './grades.js';
import { Client, closedLoop, openLoop, timingOf, type Timing } from './load.js';
import { cpuAtRest, lessCpu, type CpuTime } from './processes.js';
import { cpuPer, type Row } from './run.js';
import { SIZE } from './school.js';
import { startJournal } from './stack.js';

/** The busiest hour of a school of a thousand pupils, all of it at once, and at its own pace. */
const BURST = 30_000;
/** Classes of grades in a second. */
const PACE = BURST / SIZE.pupilsInClass / 3_600;
const PACED_CLASSES = 6;
const WARM_UP_CLASSES = 20;
const SENT_WITHIN = 30 * 60_000;

interface Sending {
  /** From the first event to the last answer of the mail server; times from each event to that answer. */
  readonly burst: Timing;
  readonly paced: Timing;
  readonly cpu: CpuTime;
}

/** From grades that are given over HTTP to mails that a server has taken over, through each queue that there is. */
export const notices: Bench = async (ground) => {
  const raw = medianOf(await rawMails(ground));
  const rows: Row[] = [];
  for (const [name, startServer] of queueServers()) {
    const server = await startServer();
    try {
      const { burst, paced, cpu } = await sending(ground, server.url);
      rows.push(
        {
          what: `${count(BURST)} notices at once, from events to a mail server, through ${name}`,
          measured: rate(burst, 'notices'),
          raw: rate(raw, 'mails'),
          share: burst.perSecond / raw.perSecond,
          bars: [],
          cpu: cpuPer('notice, with its grade', cpu, burst.count),
        },
        {
          what: `from an event to the mail server’s answer, the grades of a class every ${seconds(1 / PACE)}, through ${name}`,
          measured: latency(paced),
          raw: latency(raw),
          bars: [],
        },
      );
    } finally {
      await server.stop();
    }
  }
  return rows;
};

const sending = ({ withCopy, school }: Ground, queueUrl: string): Promise<Sending> =>
  withCopy(async (dataDir) => {
    const sink = await startSink();
    const journal = await startJournal(dataDir, 'all', { SMTP_URL: sink.url, QUEUE_URL: queueUrl });
    const client = new Client(journal.url, 16);
    const documents = new DocumentStore(journal.mongoUrl);
    const ledger = documents.vault.collection<LedgerEntry>('notices');
    /** What the journal does with `work`: the ledger, whose reading costs, is looked into when the mails are there. */
    const sentBy = async (wanted: number, work: () => Promise<unknown>): Promise<readonly LedgerEntry[]> => {
      const from = new Date();
      const mails = sink.taken() + wanted;
      await work();
      const latest = Date.now() + SENT_WITHIN;
      const filter = { state: 'sent' as const, kind: 'grade-given' as const, writtenAt: { $gte: from } };
      for (;;) {
        const sent = sink.taken() < mails ? [] : await ledger.find(filter).toArray();
        if (sent.length >= wanted) return sent;
        if (Date.now() > latest) throw new Error('The notices are not sent.');
        await pause(250);
      }
    };
    try {
      const classes = classesToGrade(school);
      const give = () => client.send(classes.next().value.request);
      await closedLoop({ inFlight: 1, most: WARM_UP_CLASSES }, give);
      await cpuAtRest(journal.pid);
      const giving = { perSecond: PACE, seconds: (PACED_CLASSES - 0.5) / PACE };
      const paced = await sentBy(PACED_CLASSES * SIZE.pupilsInClass, () => openLoop(giving, give));
      const before = await cpuAtRest(journal.pid);
      const all = { inFlight: 16, most: BURST / SIZE.pupilsInClass };
      const burst = await sentBy(BURST, () => closedLoop(all, give));
      return {
        burst: timingFrom(burst),
        paced: timingFrom(paced),
        cpu: lessCpu(await cpuAtRest(journal.pid), before),
      };
    } finally {
      await client.close();
      await documents.close();
      await journal.stop();
      await sink.close();
    }
  });

const timingFrom = (entries: readonly LedgerEntry[]): Timing => {
  const spans = entries.map(({ at, sentAt }) => ({ from: Date.parse(at), to: sentAt?.getTime() ?? 0 }));
  const first = Math.min(...spans.map(({ from }) => from));
  const last = Math.max(...spans.map(({ to }) => to));
  return timingOf(
    spans.map(({ from, to }) => to - from),
    (last - first) / 1_000,
  );
};

/** The same mails by the transport alone. */
const rawMails = async ({ rounds, seconds: length }: Ground): Promise<Timing[]> => {
  const sink = await startSink();
  const from = 'School Journal <journal@school.example>';
  const transport = new SmtpTransport({ url: sink.url, from, connections: CONCURRENCY });
  const mail = {
    to: { name: 'Anna Petrova', address: 'anna@families.example' },
    subject: 'A new grade in the diary',
    text: 'Ivan Petrov has a new grade.\n'.repeat(20),
    html: '<p>Ivan Petrov has a new grade.</p>\n'.repeat(60),
    language: 'en' as const,
  };
  let sent = 0;
  const send = () => {
    const id = (sent++).toString();
    return transport.send(mail, { id });
  };
  try {
    return await inRounds(rounds, () => closedLoop({ inFlight: CONCURRENCY, seconds: length }, send));
  } finally {
    await transport.close();
    await sink.close();
  }
};

interface Sink {
  readonly url: string;
  /** How many mails it has taken over. */
  taken(): number;
  close(): Promise<void>;
}

/** A mail server that takes everything and keeps nothing. */
const startSink = async (): Promise<Sink> => {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, _session, answer) => {
      stream.resume();
      stream.on('end', () => {
        taken++;
        answer();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.');
  return {
    url: `smtp://127.0.0.1:${address.port.toString()}`,
    taken: () => taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
