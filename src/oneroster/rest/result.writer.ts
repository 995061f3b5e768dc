import { randomUUID } from 'node:crypto';
import type { CommandBus } from '@nestjs/cqrs';
import type { Consumer } from '../../consumers/consumer.guard.js';
import { DomainError } from '../../eventing/domain-error.js';
import { uuidV5 } from '../../eventing/envelope.js';
import { AnnulGrade, CorrectGrade, GiveGrades } from '../../journal/page.commands.js';
import { keyOfWritten } from '../../journal/page.writer.js';
import { isAway } from '../../journal/page/grades.rules.js';
import { idInLesson, lessonOf, pageOf } from '../../journal/page/page-ids.values.js';
import type { Grade, Lesson } from '../../journal/page/page.state.js';
import type { Ids } from '../../people/ids.js';
import { own } from '../../school/plain-data.values.js';
import { EXEMPT, type Scale } from '../../school/scale.values.js';
import { notFound } from './answering.js';
import type { ResultToPut } from './gradebook.bodies.js';
import { lineItemPlaceOf } from './gradebook.ids.js';
import type { PlatformNames } from './platform-names.js';
import {
  refusedField,
  underNamesOfBody,
  type LessonOn,
  type PlatformPages,
  type Put,
} from './platform-pages.js';

/** What the rules of the page call what a result has. */
const NAMES_OF_FIELDS = {
  value: 'result.score',
  pupilId: 'result.student.sourcedId',
  work: 'result.lineItem.sourcedId',
  lessonId: 'result.lineItem.sourcedId',
  madeUpOn: 'result.scoreDate',
};

/** The namespace of the commands that follow from what platforms call their results. */
const RESULTS = '1f0c3b52-6d8e-4c57-9a5b-0b8a6f2d7e41';

/** Where a result is to stand, and what it is there now. */
interface Standing extends LessonOn {
  readonly lesson: Lesson;
  /** The code of the work that it is a grade for. */
  readonly work: string;
}

/** Gives, corrects and annuls grades for platforms, by the commands and the rules of teachers. */
export class ResultWriter {
  constructor(
    private readonly parts: {
      readonly pages: PlatformPages;
      readonly names: PlatformNames;
      readonly commands: Pick<CommandBus, 'execute'>;
      readonly ids: Ids;
    },
  ) {}

  /**
   * Gives the grade, or corrects it where it is there with another value; nothing where it is there already.
   * @param at instant.
   * @throws DomainError `invalid-input` with the fields at fault, or whatever the rules of the page refuse.
   */
  async put(consumer: Consumer, sourcedId: string, result: ResultToPut, at: string): Promise<Put> {
    const standing = await this.standing(consumer, result.lineItemId);
    const commandId = uuidV5(RESULTS, JSON.stringify([consumer.consumerId, sourcedId]));
    const gradeId = await this.gradeIdOf(consumer, sourcedId, standing, commandId);
    const value = valueOn(standing.page.opened.scale, result);
    const grade = own(standing.lesson.grades, gradeId);
    const position = await underNamesOfBody(NAMES_OF_FIELDS, () =>
      grade
        ? this.correct(consumer, standing, { gradeId, grade, value, result, at })
        : this.give(consumer, standing, { commandId, value, result, at }),
    );
    if (gradeId !== sourcedId) await this.parts.names.keep(consumer.consumerId, 'result', sourcedId, gradeId);
    return { created: !grade, position };
  }

  /** Annuls the grade; nothing where that is done. @throws DomainError `not-found`, or what the rules refuse. */
  async delete(consumer: Consumer, sourcedId: string, at: string): Promise<Put['position']> {
    const gradeId = (await this.parts.names.find(consumer.consumerId, 'result', sourcedId)) ?? sourcedId;
    const lessonId = lessonOf(gradeId);
    const page = await this.parts.pages.take(consumer, lessonId === undefined ? undefined : pageOf(lessonId));
    const lesson = page && own(page.lessons, lessonId ?? '');
    const grade = lesson && own(lesson.grades, gradeId);
    if (lessonId === undefined || !page || !grade) throw notFound('result');
    if (grade.annulled) return undefined;
    const request = await this.parts.pages.requestOf(
      consumer,
      { page, lessonId, date: lesson.date },
      { commandId: randomUUID(), content: `annul ${gradeId}`, at },
    );
    const body = { reason: `Deleted by ${consumer.title}` };
    return doneBefore('grade-annulled', () =>
      this.parts.commands.execute(new AnnulGrade(gradeId, body, request)),
    );
  }

  private async standing(consumer: Consumer, lineItemId: string): Promise<Standing> {
    const { names, pages } = this.parts;
    const id = (await names.find(consumer.consumerId, 'lineItem', lineItemId)) ?? lineItemId;
    const place = lineItemPlaceOf(id);
    const page = await pages.take(consumer, place && pageOf(place.lessonId));
    const lesson = page && own(page.lessons, place?.lessonId ?? '');
    if (!place || !lesson) throw refusedField('result.lineItem.sourcedId', 'is no line item here');
    return { page, lesson, ...place, date: lesson.date };
  }

  /** The id that the grade has, or is to have; the same whenever the platform puts the result. */
  private async gradeIdOf(
    { consumerId }: Consumer,
    sourcedId: string,
    { lessonId, lesson }: Standing,
    commandId: string,
  ): Promise<string> {
    const { names, ids } = this.parts;
    const named = await names.find(consumerId, 'result', sourcedId);
    const written = lessonOf(named ?? sourcedId);
    if (written !== undefined && written !== lessonId) {
      throw refusedField('result.lineItem.sourcedId', 'is not the line item that this result is for');
    }
    if (named !== undefined) return named;
    return own(lesson.grades, sourcedId) ? sourcedId : idInLesson(lessonId, keyOfWritten(ids, commandId, 0));
  }

  private async give(
    consumer: Consumer,
    standing: Standing,
    {
      commandId,
      value,
      result: { pupilId, scoreDate, comment },
      at,
    }: {
      readonly commandId: string;
      readonly value: string;
      readonly result: ResultToPut;
      readonly at: string;
    },
  ): Promise<Put['position']> {
    const { lessonId, lesson, work } = standing;
    // What a repeated put is known again by: a comment is sealed, and can't be compared.
    const content = JSON.stringify([lessonId, pupilId, work, value]);
    const request = await this.parts.pages.requestOf(consumer, standing, { commandId, content, at });
    const debtId = debtFor(lesson, pupilId, work);
    const isLater = isAway(lesson, pupilId) || (debtId !== undefined && scoreDate > lesson.date);
    const grade = {
      ...{ pupilId, work, value },
      ...(comment === undefined ? {} : { comment }),
      ...(isLater ? { madeUpOn: scoreDate } : {}),
      ...(debtId === undefined ? {} : { debtId }),
    };
    const command = new GiveGrades(standing.page.opened.pageId, { lessonId, grades: [grade] }, request);
    return (await this.parts.commands.execute(command)).position;
  }

  private async correct(
    consumer: Consumer,
    standing: Standing,
    {
      gradeId,
      grade,
      value,
      result: { pupilId, comment },
      at,
    }: {
      readonly gradeId: string;
      readonly grade: Grade;
      readonly value: string;
      readonly result: ResultToPut;
      readonly at: string;
    },
  ): Promise<Put['position']> {
    if (grade.pupilId !== pupilId) {
      throw refusedField('result.student.sourcedId', 'is not the student whose result this is');
    }
    if (grade.work.code !== standing.work) {
      throw refusedField('result.lineItem.sourcedId', 'is not the line item that this result is for');
    }
    if (!grade.annulled && grade.value === value) return undefined;
    const content = `correct ${gradeId} from ${grade.value} to ${value}`;
    const command = { commandId: randomUUID(), content, at };
    const request = await this.parts.pages.requestOf(consumer, standing, command);
    const body = { value, reason: comment ?? `Changed by ${consumer.title}` };
    return doneBefore('grade-unchanged', () =>
      this.parts.commands.execute(new CorrectGrade(gradeId, body, request)),
    );
  }
}

/** The debt that waits for a grade of this work. */
const debtFor = ({ debts }: Lesson, pupilId: string, work: string): string | undefined =>
  Object.entries(debts).find(
    ([, debt]) => debt.open && debt.pupilId === pupilId && debt.work.code === work,
  )?.[0];

/** The grade of the scale that a result stands for; whether the scale has it is for the page to say. */
const valueOn = ({ names }: Scale, { isExempt, score = '', textScore }: ResultToPut): string => {
  if (isExempt) return EXEMPT;
  if (!names) return score === '' ? (textScore ?? '') : score;
  return textScore ?? Object.entries(names).find(([, number]) => number.toString() === score)?.[0] ?? score;
};

/** @returns the position; none where somebody had just done the same. */
const doneBefore = async (
  code: string,
  carryOut: () => Promise<{ readonly position: Put['position'] }>,
): Promise<Put['position']> => {
  try {
    return (await carryOut()).position;
  } catch (error) {
    if (error instanceof DomainError && error.code === code) return undefined;
    throw error;
  }
};
