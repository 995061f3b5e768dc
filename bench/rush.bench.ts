import { rowOfSlots } from '../src/consultations/slots.values.js';
import { addDays } from '../src/school/civil-date.values.js';
import { inMeteredRounds, type Bench } from './bench.js';
import { countOf, medianOf, rate } from './figures.js';
import { Client, closedLoop, type Request, type Timing } from './load.js';
import { atLeast, cpuPer, type Row } from './run.js';
import type { School } from './school.js';
import { startJournal } from './stack.js';

const IN_FLIGHT = 64;
const TITLE = 'The library moves';
const TEXT = 'From Monday on it is on the ground floor. '.repeat(10);

/** What many families do at once: read and confirm what was announced to all, and book times of one teacher. */
export const rush: Bench = ({ withCopy, school, rounds }) =>
  withCopy(async (dataDir) => {
    const journal = await startJournal(dataDir, 'api,projector');
    const client = new Client(journal.url, IN_FLIGHT);
    const parts = { client, school, rounds, pid: journal.pid };
    try {
      return [await openAnnouncement(parts), await bookConsultation(parts), await bookSameTimes(parts)];
    } finally {
      await client.close();
      await journal.stop();
    }
  });

interface Parts {
  readonly client: Client;
  readonly school: School;
  readonly rounds: number;
  readonly pid: number;
}

/** Every guardian finds it in the list, opens it and confirms it; each round has an announcement of its own. */
const openAnnouncement = async ({ client, school, rounds, pid }: Parts): Promise<Row> => {
  const { pupils, head } = school;
  const round = async (): Promise<Timing> => {
    const { announcementId } = await post<{ announcementId: string }>(client, {
      path: `/api/schools/${head.schoolId}/announcements`,
      cookie: head.cookie,
      body: { title: TITLE, text: TEXT, receiptAsked: true },
    });
    const guardians = pupils.map(({ guardianCookie }) => guardianCookie).values();
    return closedLoop({ inFlight: IN_FLIGHT, most: pupils.length }, async () => {
      const { value: cookie = '' } = guardians.next();
      await client.send({ method: 'GET', path: '/api/me/announcements', cookie });
      await client.send({ method: 'GET', path: `/api/announcements/${announcementId}`, cookie });
      const path = `/api/announcements/${announcementId}/receipt`;
      await post(client, { path, cookie, body: { version: 1 } });
    });
  };
  const { results, cpu } = await inMeteredRounds(pid, rounds, round);
  const timing = medianOf(results);
  return {
    what: `${pupils.length.toString()} guardians open an announcement and confirm it, ${IN_FLIGHT.toString()} at once`,
    measured: rate(timing, 'guardians'),
    bars: [atLeast('guardians/s', timing.perSecond, pupils.length / 60)],
    cpu: cpuPer('guardian', cpu, countOf(results)),
  };
};

/** The families of a class book the times of their teacher, all in the same moment; each round has times of its own. */
const bookConsultation = async ({ client, school, rounds, pid }: Parts): Promise<Row> => {
  const { families, cookieOf, offer } = rowsOf(client, school);
  const round = async (): Promise<Timing> => {
    const { slots, book } = await offer('08:00', families.length);
    const bookings = families.entries();
    return closedLoop({ inFlight: families.length, most: families.length }, async () => {
      const { value: [index, pupilId] = [0, ''] } = bookings.next();
      await client.send(book(pupilId, cookieOf(pupilId), slots[index] ?? ''));
    });
  };
  const { results, cpu } = await inMeteredRounds(pid, rounds, round);
  return {
    what: `the ${families.length.toString()} families of a class book a teacher’s times in the same moment`,
    measured: rate(medianOf(results), 'bookings'),
    bars: [],
    cpu: cpuPer('booking', cpu, countOf(results)),
  };
};

/** Times that all want at once. */
const WANTED = 3;

/**
 * All of them want the first time, and whoever is told that it is taken wants the next one, until none is left.
 * @throws where a time is not one family’s alone, or a family is neither booked nor told.
 */
const bookSameTimes = async ({ client, school, rounds, pid }: Parts): Promise<Row> => {
  const { families, cookieOf, offer } = rowsOf(client, school);
  const round = async (): Promise<Timing> => {
    const { slots, book } = await offer('16:00', WANTED);
    const asking = families.values();
    const won: string[] = [];
    const timing = await closedLoop({ inFlight: families.length, most: families.length }, async () => {
      const { value: pupilId = '' } = asking.next();
      for (const slot of slots) {
        const { status, body } = await client.send({
          ...book(pupilId, cookieOf(pupilId), slot),
          orElse: 409,
        });
        if (status !== 409) return void won.push(slot);
        const { code } = JSON.parse(body) as { readonly code: string };
        if (code !== 'slot-taken') throw new Error(`Instead of slot-taken a family is told ${code}.`);
      }
    });
    if (won.toSorted().join() !== slots.join()) throw new Error(`Won were ${won.join()}.`);
    return timing;
  };
  const { results, cpu } = await inMeteredRounds(pid, rounds, round);
  return {
    what: `the ${families.length.toString()} families of a class want the same ${WANTED.toString()} times in the same moment: one gets each, the others are told`,
    measured: rate(medianOf(results), 'families'),
    bars: [],
    cpu: cpuPer('family', cpu, countOf(results)),
  };
};

/** Rows of times of a teacher for the families of a class, each on a day of its own. */
const rowsOf = (client: Client, school: School) => {
  const [page] = school.pages;
  if (!page) throw new Error('The school has no page.');
  const cookies = new Map(school.pupils.map(({ id, guardianCookie }) => [id, guardianCookie]));
  let day = new Date().toISOString().slice(0, 10);
  const offer = async (time: string, count: number) => {
    day = addDays(day, 1);
    const [startsAt, minutes] = [`${day}T${time}`, 10];
    const { consultationId } = await post<{ consultationId: string }>(client, {
      path: `/api/schools/${school.head.schoolId}/consultations`,
      cookie: page.teacherCookie,
      body: { startsAt, minutes, count, place: 'Staff room' },
    });
    const book = (pupilId: string, cookie: string, slot: string): Request => ({
      ...{ method: 'POST', path: `/api/pupils/${pupilId}/consultations/${consultationId}/booking` },
      ...{ cookie, body: JSON.stringify({ slot }) },
    });
    return { slots: rowOfSlots(startsAt, minutes, count) ?? [], book };
  };
  return { families: page.pupilIds, cookieOf: (pupilId: string) => cookies.get(pupilId) ?? '', offer };
};

const post = async <Body = unknown>(
  client: Client,
  { path, cookie, body }: { readonly path: string; readonly cookie: string; readonly body: unknown },
): Promise<Body> => {
  const answer = await client.send({ method: 'POST', path, cookie, body: JSON.stringify(body) });
  return JSON.parse(answer.body) as Body;
};
