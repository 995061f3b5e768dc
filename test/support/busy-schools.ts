import type { DomainEvent } from '../../src/eventing/decider.js';
import { uuidV5, newSalt } from '../../src/eventing/envelope.js';
import type { EventStore } from '../../src/eventing/event-store.js';
import {
  absenceRecorded,
  essay,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  lessonRecorded,
  MONDAY,
  oral,
  pageOpened,
  pupilListed,
  written,
} from '../../src/journal/page/page.examples.js';
import { idInLesson, lessonIdOf, pageIdOf } from '../../src/journal/page/page-ids.values.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { petrova } from './recorded.js';

const NAMESPACE = '018f5c9e-0000-7000-8000-000000000000';
/** Learns in every school, so that what is kept of this pupil is made of events of them all. */
const TRAVELLER = 'traveller';
const PUPILS = ['anna', 'boris', 'vera', TRAVELLER];

interface Page {
  readonly schoolId: string;
  readonly pageId: string;
  readonly streamName: string;
  revision: bigint | undefined;
  lessons: number;
}

/** Several schools that write in their journals for as long as they are asked to. */
export class BusySchools {
  private readonly pages: readonly Page[];
  private written = 0;

  constructor(
    private readonly store: EventStore,
    schools: number,
  ) {
    this.pages = Array.from({ length: schools }, (_, number) => {
      const pageId = pageIdOf(`7b${number.toString()}`, 'math', 'q2');
      const schoolId = `school${number.toString()}`;
      return { schoolId, pageId, streamName: `journalPage-${pageId}`, revision: undefined, lessons: 0 };
    });
  }

  get events(): number {
    return this.written;
  }

  /** Every school opens its page, or holds its next lesson in it. */
  async writeOnce(): Promise<void> {
    await Promise.all(
      this.pages.map((page) => this.append(page, page.revision === undefined ? opening(page) : lesson(page))),
    );
  }

  private async append(page: Page, events: readonly DomainEvent[]): Promise<void> {
    const { schoolId, streamName, revision } = page;
    await this.store.append(
      streamName,
      revision,
      events.map((event, index) => {
        const id = uuidV5(NAMESPACE, `${streamName} ${page.lessons.toString()} ${index.toString()}`);
        const recordedAt = '2026-11-23T08:00:00.000Z';
        const ids = { $correlationId: id, $causationId: id, fingerprint: '', salt: newSalt() };
        return { id, event, metadata: { schoolId, actor: petrova, recordedAt, via: 'web', ...ids } };
      }),
    );
    page.revision = (revision ?? -1n) + BigInt(events.length);
    page.lessons++;
    this.written += events.length;
  }
}

const opening = ({ pageId, schoolId }: Page): DomainEvent[] => [
  pageOpened({ pageId, schoolId }),
  ...PUPILS.map((pupilId) => ({ ...pupilListed(pupilId), data: { ...pupilListed(pupilId).data, pageId } })),
];

const lesson = ({ pageId, lessons }: Page): DomainEvent[] => {
  const date = addDays(MONDAY, lessons % 30);
  const lessonId = lessonIdOf(pageId, date, 1 + (Math.floor(lessons / 30) % 8));
  const place = { pageId, lessonId, date };
  const given = [oral, written, essay].flatMap((work) =>
    PUPILS.map((pupilId) =>
      gradeGiven('4', { ...place, pupilId, work, gradeId: idInLesson(lessonId, `${pupilId}-${work.code}`) }),
    ),
  );
  const gradeIdOf = (pupilId: string) => idInLesson(lessonId, `${pupilId}-oral`);
  return [
    lessonRecorded({ ...place, number: Number(lessonId.split('-').at(-1)) }),
    ...given,
    absenceRecorded('boris', 'late', { ...place, minutes: 5 }),
    gradeCorrected('4', '5', { ...place, pupilId: TRAVELLER, gradeId: gradeIdOf(TRAVELLER) }),
    gradeAnnulled('4', { ...place, pupilId: 'anna', gradeId: gradeIdOf('anna') }),
  ];
};
