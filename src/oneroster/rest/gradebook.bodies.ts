import { DomainError, type FieldError } from '../../eventing/domain-error.js';
import { mustHaveNoFaults } from '../../eventing/faults.values.js';
import { isCivilDate, type CivilDate } from '../../school/civil-date.values.js';
import { EXEMPT } from '../../school/scale.values.js';

/** A line item as a platform puts it: what a journal can keep of it. */
export interface LineItemToPut {
  readonly title: string;
  readonly classId: string;
  readonly categoryId: string;
  /** A date, or an instant whose day in the school's time zone it is. */
  readonly assignDate: string;
  readonly sessionId?: string;
  /** The number of the lesson in the day. */
  readonly lesson?: number;
}

/** A result as a platform puts it. */
export interface ResultToPut {
  readonly lineItemId: string;
  readonly pupilId: string;
  /** As numbers and names are written on scales. */
  readonly score?: string;
  readonly textScore?: string;
  readonly isExempt: boolean;
  readonly scoreDate: CivilDate;
  readonly comment?: string;
}

const LONGEST_TITLE = 500;
const LONGEST_ID = 255;
const SHORTEST_COMMENT = 3;
const LONGEST_COMMENT = 1_000;
const MOST_LESSONS = 20;

/** @throws DomainError `invalid-input` with every field at fault. */
export const lineItemIn = (body: unknown, sourcedId: string): LineItemToPut => {
  const fields = new Fields(body, 'lineItem', sourcedId);
  const lesson = fields.optional(
    'metadata.lesson',
    isLessonNumber,
    'must be the number of a lesson in the day',
  );
  const sessionId =
    fields.optional('academicSession.sourcedId', isId, MUST_BE_ID) ??
    fields.optional('gradingPeriod.sourcedId', isId, MUST_BE_ID);
  const assignDate = fields.needed('assignDate', isDay, 'must be a date or an instant, as ISO 8601 has them');
  fields.optional('dueDate', isDay, 'must be a date or an instant, as ISO 8601 has them');
  const item: LineItemToPut = {
    title: fields.needed('title', isTitle, `must have 1 to ${LONGEST_TITLE.toString()} characters`),
    classId: fields.needed('class.sourcedId', isId, MUST_BE_ID),
    categoryId: fields.needed('category.sourcedId', isId, MUST_BE_ID),
    assignDate,
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(lesson === undefined ? {} : { lesson }),
  };
  fields.refuse();
  return item;
};

/** @throws DomainError `invalid-input` with every field at fault. */
export const resultIn = (body: unknown, sourcedId: string): ResultToPut => {
  const fields = new Fields(body, 'result', sourcedId);
  const status = fields.needed(
    'scoreStatus',
    isGraded,
    'must be fully graded or exempt: nothing else is a grade',
  );
  const score = fields.optional('score', isNumber, 'must be a number');
  const textScore = fields.optional('textScore', isGrade, 'must be a grade of the scale');
  const comment = fields.optional(
    ...(['comment', isComment] as const),
    `must have ${SHORTEST_COMMENT.toString()} to ${LONGEST_COMMENT.toString()} characters`,
  );
  const isExempt = status === EXEMPT;
  if (status !== '' && !isExempt && score === undefined && textScore === undefined) {
    fields.fault('score', 'is needed, or textScore, where it is fully graded');
  }
  const result: ResultToPut = {
    lineItemId: fields.needed('lineItem.sourcedId', isId, MUST_BE_ID),
    pupilId: fields.needed('student.sourcedId', isId, MUST_BE_ID),
    ...(score === undefined ? {} : { score: score.toString() }),
    ...(textScore === undefined ? {} : { textScore }),
    ...{ isExempt, scoreDate: fields.needed('scoreDate', isDate, 'must be a date as YYYY-MM-DD') },
    ...(comment === undefined ? {} : { comment }),
  };
  fields.refuse();
  return result;
};

/** @throws DomainError `invalid-input` where a platform can't call something so. */
export const mustBeId = (sourcedId: string): void => {
  if (isId(sourcedId)) return;
  throw new DomainError('invalid-input', 'Put right: sourcedId.', 'bad-input', [
    { field: 'sourcedId', message: MUST_BE_ID },
  ]);
};

const MUST_BE_ID = 'must have 1 to 255 letters, digits or signs, and no space';

type Is<Value> = (value: unknown) => value is Value;

const isText = (value: unknown): value is string => typeof value === 'string';
const isId = (value: unknown): value is string =>
  isText(value) && value.length <= LONGEST_ID && /^[!-~\u00a1-\uffff]+$/.test(value);
const isTitle = (value: unknown): value is string =>
  isText(value) && value.trim() !== '' && value.length <= LONGEST_TITLE;
const isComment = (value: unknown): value is string =>
  isText(value) && value.length >= SHORTEST_COMMENT && value.length <= LONGEST_COMMENT;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isGrade = (value: unknown): value is string => isText(value) && value.length >= 1 && value.length <= 16;
const isGraded = (value: unknown): value is string => value === 'fully graded' || value === EXEMPT;
const isDate = (value: unknown): value is string => isText(value) && isCivilDate(value);
const isDay = (value: unknown): value is string =>
  isText(value) &&
  (isCivilDate(value) ||
    (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value))));
const isLessonNumber = (value: unknown): value is number =>
  isNumber(value) && Number.isInteger(value) && value >= 1 && value <= MOST_LESSONS;

/** Reads the fields of an object that was sent, and gathers what is wrong with them. */
class Fields {
  private readonly faults: FieldError[] = [];
  private readonly object: unknown;

  /** @param name under which the object is sent. */
  constructor(
    body: unknown,
    private readonly name: string,
    sourcedId: string,
  ) {
    this.object = at(body, name);
    if (typeof this.object !== 'object' || this.object === null) {
      this.faults.push({ field: name, message: 'is missing' });
      this.refuse();
    }
    const own = this.optional('sourcedId', isId, MUST_BE_ID);
    if (own !== undefined && own !== sourcedId) this.fault('sourcedId', 'is not the one in the address');
    if (at(this.object, 'status') === 'tobedeleted') this.fault('status', 'is for DELETE to set');
  }

  /** What is under a path, where it is as it has to be; else an empty text, and a fault. */
  needed(path: string, is: Is<string>, message: string): string {
    const value = this.under(path);
    if (is(value)) return value;
    this.fault(path, value === undefined ? 'is missing' : message);
    return '';
  }

  optional<Value>(path: string, is: Is<Value>, message: string): Value | undefined {
    const value = this.under(path);
    if (value === undefined || value === null) return undefined;
    if (is(value)) return value;
    this.fault(path, message);
    return undefined;
  }

  fault(path: string, message: string): void {
    this.faults.push({ field: `${this.name}.${path}`, message });
  }

  refuse(): void {
    mustHaveNoFaults(this.faults, 'invalid-input', 'Nothing was done');
  }

  private under(path: string): unknown {
    return path.split('.').reduce(at, this.object);
  }
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
