import { notFound } from '../access/rights/not-found.js';
import { schoolingOf } from '../attendance/schooling.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { EventStore } from '../eventing/event-store.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { comparePositions, parsePosition, type Position } from '../eventing/position.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { lessonOf, pageOf } from '../journal/page/page-ids.values.js';
import { own } from '../school/plain-data.values.js';
import type { Ids } from '../people/ids.js';
import type { Runners } from '../runners.js';
import { dateIn, weekOf, type CivilDate } from '../school/civil-date.values.js';
import type { DiaryCommand, Remark, Signing } from './diary.decider.js';
import type { DiaryEvent } from './diary.events.js';

/** Carries out what guardians sign and answer in a pupil's diary. */
export class DiaryWriter {
  constructor(
    private readonly runners: Pick<Runners, 'diaries' | 'pages'>,
    private readonly reader: FreshReader,
    private readonly store: Pick<EventStore, 'lastPosition'>,
    private readonly ids: Ids,
  ) {}

  /**
   * @param date a day of the week that is written in.
   * @throws DomainError `pupil-not-found`, or whatever the rules of the diary refuse.
   */
  async write(
    pupilId: string,
    date: CivilDate,
    request: WriteRequest,
    commandOf: (signing: Signing) => Promise<DiaryCommand>,
  ): Promise<Outcome<DiaryEvent>> {
    const { viewer, at } = request;
    const schooling = await schoolingOf(this.reader, pupilId, date);
    if (!schooling) throw notFound('pupil');
    const { schoolId, timeZone } = schooling;
    const signing = { pupilId, guardianId: viewer.personId, today: dateIn(timeZone, at) };
    const diaryId = `${pupilId}.${weekOf(date).slice(0, 4)}`;
    const context = contextOf(request, diaryId, schoolId, { role: 'guardian' }, this.ids);
    return this.runners.diaries.handle(diaryId, await commandOf(signing), context);
  }

  /** A remark about the pupil, as its page has it now. @throws DomainError `remark-not-found`. */
  async remarkOf(pupilId: string, remarkId: string): Promise<Remark> {
    const [pageId, lessonId] = [pageOf(remarkId), lessonOf(remarkId)];
    const lesson =
      pageId === undefined || lessonId === undefined
        ? undefined
        : own((await this.runners.pages.load(pageId)).lessons, lessonId);
    const remark = lesson && own(lesson.remarks, remarkId);
    if (!remark || remark.pupilId !== pupilId) {
      throw new DomainError('remark-not-found', 'There is no such remark.', 'not-found');
    }
    return { remarkId, date: lesson.date, withdrawn: remark.withdrawn };
  }

  /**
   * The position that a diary was seen at.
   * @throws DomainError `invalid-position`, or `position-unknown` where the log has not come so far.
   */
  async seen(text: string): Promise<Position> {
    const field = 'seen';
    const position = parsePosition(text);
    if (!position) {
      const message = 'must have the form commit/prepare';
      throw new DomainError('invalid-position', `Put right: ${field} ${message}.`, 'bad-input', [
        { field, message },
      ]);
    }
    const isKnown = (known: Position) => comparePositions(position, known) <= 0;
    // Another process may have shown what has not come to this one yet.
    if (!isKnown(this.reader.position) && !isKnown(await this.store.lastPosition())) {
      throw new DomainError('position-unknown', 'Send the position of the diary that was seen.', 'rule', [
        { field, message: 'is no position that the journal has come to' },
      ]);
    }
    return position;
  }
}
