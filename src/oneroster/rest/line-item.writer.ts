import { randomUUID } from 'node:crypto';
import type { CommandBus } from '@nestjs/cqrs';
import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import { pagesOf } from '../../../projections/pages-of/projection.js';
import { classes } from '../../../projections/schools/class.projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import type { Consumer } from '../../consumers/consumer.guard.js';
import { isWithin } from '../../consumers/grant.values.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import { PlanLesson, RecordLesson } from '../../journal/page.commands.js';
import { workOn } from '../../journal/page/grades.rules.js';
import { lessonIdOf, numberOf, pageOf } from '../../journal/page/page-ids.values.js';
import type { Lesson, OpenPage } from '../../journal/page/page.state.js';
import { dateIn, isCivilDate, type CivilDate } from '../../school/civil-date.values.js';
import { own } from '../../school/plain-data.values.js';
import { notFound } from './answering.js';
import type { LineItemToPut } from './gradebook.bodies.js';
import { lineItemIdOf, lineItemPlaceOf, type LineItemPlace } from './gradebook.ids.js';
import type { PlatformNames } from './platform-names.js';
import {
  refusedField,
  underNamesOfBody,
  type LessonOn,
  type PlatformPages,
  type Put,
} from './platform-pages.js';
import { categoryIdOf, sessionIdOf } from './rostering.ids.js';

/** What the rules of the page call what a line item has. */
const NAMES_OF_FIELDS = {
  date: 'lineItem.assignDate',
  number: 'lineItem.metadata.lesson',
  topic: 'lineItem.title',
};

/** The work that a line item is to be. */
interface Work extends LessonOn {
  readonly number: number;
  /** The code of its kind. */
  readonly code: string;
}

/**
 * Announces works in lessons for platforms: a lesson that isn't there yet is recorded, or planned, with the line item's
 * title as its topic, by the commands and the rules of teachers.
 */
export class LineItemWriter {
  constructor(
    private readonly parts: {
      readonly reader: Pick<FreshReader, 'get' | 'getMany'>;
      readonly pages: PlatformPages;
      readonly names: PlatformNames;
      readonly commands: Pick<CommandBus, 'execute'>;
    },
  ) {}

  /**
   * @param at instant.
   * @throws DomainError `invalid-input` with the fields at fault, or whatever the rules of the page refuse.
   */
  async put(consumer: Consumer, sourcedId: string, item: LineItemToPut, at: string): Promise<Put> {
    const { names } = this.parts;
    const named = await names.find(consumer.consumerId, 'lineItem', sourcedId);
    const place = lineItemPlaceOf(named ?? sourcedId);
    const work = await this.workOf(consumer, item, place);
    const lesson = own(work.page.lessons, work.lessonId);
    const position = await underNamesOfBody(NAMES_OF_FIELDS, () =>
      this.withLesson(consumer, work, lesson, item.title, at),
    );
    const id = lineItemIdOf({ lessonId: work.lessonId, work: work.code });
    await names.keep(consumer.consumerId, 'lineItem', sourcedId, id);
    const wasThere = named !== undefined || (lesson !== undefined && standsIn(lesson, work.code));
    return { created: !wasThere, position };
  }

  /** @throws DomainError `not-found`, or `line-item-has-results`. */
  async delete(consumer: Consumer, sourcedId: string): Promise<void> {
    const { names, pages } = this.parts;
    const named = await names.find(consumer.consumerId, 'lineItem', sourcedId);
    const place = lineItemPlaceOf(named ?? sourcedId);
    const page = await pages.take(consumer, place && pageOf(place.lessonId));
    const lesson = page && own(page.lessons, place?.lessonId ?? '');
    if (!place || !lesson || (named === undefined && !hasEverHad(lesson, place.work))) {
      throw notFound('lineItem');
    }
    if (standsIn(lesson, place.work)) {
      throw new DomainError(
        'line-item-has-results',
        'The line item has results, or debts wait for them. Delete or withdraw them first.',
        'conflict',
      );
    }
    await names.forget(consumer.consumerId, 'lineItem', sourcedId);
  }

  /** Records or plans the lesson, or puts its topic otherwise; nothing where it is as wanted. */
  private async withLesson(
    consumer: Consumer,
    { page, lessonId, date, number }: Work,
    lesson: Lesson | undefined,
    topic: string,
    at: string,
  ): Promise<Put['position']> {
    const isThere = lesson !== undefined && lesson.stage !== 'expected' && !lesson.cancelled;
    if (isThere && lesson.topic === topic) return undefined;
    const { pageId, timeZone } = page.opened;
    const content = JSON.stringify([lessonId, topic]);
    const command = { commandId: randomUUID(), content, at };
    const request = await this.parts.pages.requestOf(consumer, { page, lessonId, date }, command);
    const Writing = date > dateIn(timeZone, at) ? PlanLesson : RecordLesson;
    return (await this.parts.commands.execute(new Writing(pageId, { date, number, topic }, request)))
      .position;
  }

  private async workOf(
    consumer: Consumer,
    item: LineItemToPut,
    place: LineItemPlace | undefined,
  ): Promise<Work> {
    const group = await this.parts.reader.get(classes, item.classId);
    if (group?.subjectId === undefined || !isWithin(consumer.grant.schools, group.schoolId)) {
      throw refusedField('lineItem.class.sourcedId', 'is no class here that is taught a subject');
    }
    const school = await this.parts.reader.get(schools, group.schoolId);
    const date = dayOf(item.assignDate, school?.timeZone ?? 'UTC');
    const page = await this.parts.pages.take(consumer, await this.pageOn(item.classId, date));
    if (!page) throw refusedField('lineItem.assignDate', 'lies in no term in which the class is taught');
    const { schoolId, termId, pageId } = page.opened;
    if (item.sessionId !== undefined && item.sessionId !== sessionIdOf(schoolId, termId)) {
      throw refusedField('lineItem.academicSession.sourcedId', 'is not the term of that day');
    }
    const prefix = categoryIdOf(schoolId, '');
    const code = item.categoryId.startsWith(prefix) ? item.categoryId.slice(prefix.length) : '';
    if (!workOn(page, code, date)) {
      throw refusedField('lineItem.category.sourcedId', 'is no kind of work that counts on that day');
    }
    const number = place ? (numberOf(place.lessonId) ?? 0) : (item.lesson ?? onlyLessonOn(page, date));
    const lessonId = lessonIdOf(pageId, date, number);
    if (place && (place.lessonId !== lessonId || place.work !== code)) {
      throw refusedField('lineItem.sourcedId', 'is that of a line item of another class, day or category');
    }
    return { page, lessonId, date, number, code };
  }

  /** The page that a group has on a day. */
  private async pageOn(groupId: string, date: CivilDate): Promise<string | undefined> {
    const pageIds = (await this.parts.reader.get(pagesOf, groupId))?.pages.map(({ pageId }) => pageId) ?? [];
    const heads = await this.parts.reader.getMany(pageHead, pageIds);
    return [...heads.values()].find(({ opened: { from, to } }) => from <= date && date <= to)?._id;
  }
}

const dayOf = (text: string, timeZone: string): CivilDate =>
  isCivilDate(text) ? text : dateIn(timeZone, new Date(text).toISOString());

/** @throws DomainError `invalid-input` where it has to be told which lesson of the day it is. */
const onlyLessonOn = ({ lessons }: OpenPage, date: CivilDate): number => {
  const there = Object.values(lessons).filter(
    (lesson) => lesson.date === date && lesson.stage !== 'expected' && !lesson.cancelled,
  );
  const [only] = there;
  if (only && there.length === 1) return only.number;
  throw refusedField(
    'lineItem.metadata.lesson',
    `is needed, the number of the lesson in the day: the class has ${there.length.toString()} lessons on ${date}`,
  );
};

/** Whether a grade counts there for a kind of work, or a debt waits for one. */
const standsIn = ({ grades, debts }: Lesson, code: string): boolean =>
  Object.values(grades).some(({ work, annulled }) => work.code === code && !annulled) ||
  Object.values(debts).some(({ work, open }) => work.code === code && open);

const hasEverHad = ({ grades, debts }: Lesson, code: string): boolean =>
  [...Object.values(grades), ...Object.values(debts)].some(({ work }) => work.code === code);
