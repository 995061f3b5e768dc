import { correctionsBy } from '../../../projections/account-corrections/corrections-by.js';
import {
  accountBeginning,
  type CorrectionEvent,
} from '../../../projections/account-corrections/projection.js';
import type { AccountBeginning, Correction } from '../../../projections/account-corrections/read-model.js';
import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import type { PageHead } from '../../../projections/journal-page/read-model.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { comparePositions, parsePosition, START, type Position } from '../../eventing/position.js';
import { isMemberOn } from '../../school/membership.values.js';
import { dateAndTime, localTimeIn } from '../../school/local-time.values.js';
import { own } from '../../school/plain-data.values.js';
import { pagesOfFinalGrades } from './pages-of-final-grades.js';
import type { SeenCorrection } from './rules/seen-correction.values.js';
import { LONGEST_VIEW_DAYS, type Thresholds } from './rules/thresholds.values.js';
import { isUpward, type Change } from './rules/upward.values.js';
import type { Reviewed } from './suspicion.decider.js';

/** A correction as the rules see it, and the journal pages whose teachers it concerns. */
export interface WorkSeen {
  readonly seen: SeenCorrection;
  readonly pageIds: readonly string[];
}

const DAY_MS = 86_400_000;

/** What accounts correct, as the rules see it. */
export class AccountsWork {
  constructor(
    private readonly reader: Reads,
    private readonly thresholds: Pick<Thresholds, 'neverWroteBefore'>,
  ) {}

  /**
   * What an account corrected in a school up to a correction, as far back as any rule looks, oldest first. What was
   * reviewed is left out, unless it was found to be ordinary work.
   */
  async upTo(
    { metadata: { actor, schoolId, recordedAt }, position }: Recorded<CorrectionEvent>,
    reviewed: Reviewed | undefined,
  ): Promise<readonly WorkSeen[]> {
    const first = new Date(Date.parse(recordedAt) - LONGEST_VIEW_DAYS * DAY_MS).toISOString();
    const { accountId } = actor;
    const span = { from: first, until: recordedAt };
    const [made, beginning] = await Promise.all([
      correctionsBy({ accountId, schoolId }, span, this.reader, position),
      this.reader.get(accountBeginning, accountId, position),
    ]);
    const { until = '', ordinarySince = '' } = reviewed ?? {};
    const corrections = made.corrections
      .filter(({ logPosition }) => comparePositions(parsePosition(logPosition) ?? START, position) <= 0)
      .filter(({ at }) => at > ordinarySince);
    const pagesOf = await this.pagesOf(corrections, schoolId, position);
    return corrections.map((correction) => {
      const pages = pagesOf(correction);
      return {
        seen: {
          ...this.seenIn(correction, pages),
          newcomer: this.isOfNewcomer(correction, beginning),
          ordinary: correction.at <= until,
        },
        pageIds: pages.map(({ _id }) => _id),
      };
    });
  }

  private async pagesOf(
    corrections: readonly Correction[],
    schoolId: string,
    atLeast: Position,
  ): Promise<(correction: Correction) => readonly PageHead[]> {
    const known = await this.reader.getMany(
      pageHead,
      corrections.flatMap((each) => ('pageId' in each ? [each.pageId] : [])),
      atLeast,
    );
    const finals = new Map<string, readonly PageHead[]>();
    for (const each of corrections) {
      if (each.what !== 'finalGrade' || finals.has(placeOf(each))) continue;
      finals.set(placeOf(each), await pagesOfFinalGrades(each, schoolId, this.reader));
    }
    return (correction) => {
      if (!('pageId' in correction)) return finals.get(placeOf(correction)) ?? [];
      const page = known.get(correction.pageId);
      return page ? [page] : [];
    };
  }

  private seenIn(
    correction: Correction,
    pages: readonly PageHead[],
  ): Omit<SeenCorrection, 'newcomer' | 'ordinary'> {
    const { eventId, at, pupilId, by } = correction;
    const { timeZone = 'UTC', to, scale = { min: 0, max: 0 } } = pages[0]?.opened ?? {};
    const local = localTimeIn(timeZone, at);
    const { date } = dateAndTime(local);
    return {
      ...{ eventId, at, local, pupilId, page: placeOf(correction) },
      work: 'work' in correction ? `${correction.lessonId} ${correction.work.code}` : eventId,
      upward: isUpward(changeIn(correction), scale),
      ownPage: pages.some((page) => teaches(by.personId, page, correction)),
      daysToClosing: to === undefined ? Infinity : (Date.parse(to) - Date.parse(date)) / DAY_MS,
    };
  }

  private isOfNewcomer({ at }: Correction, beginning: AccountBeginning | undefined): boolean {
    if (!beginning?.byCorrecting) return false;
    const { newForDays } = this.thresholds.neverWroteBefore;
    return Date.parse(at) - Date.parse(beginning.at) <= newForDays * DAY_MS;
  }
}

const changeIn = (correction: Correction): Change => ({
  ...('from' in correction ? { from: correction.from } : {}),
  ...('to' in correction ? { to: correction.to } : {}),
});

const placeOf = (correction: Correction): string =>
  'pageId' in correction
    ? correction.pageId
    : `${correction.classId}.${correction.yearId}.${correction.subjectId}`;

/** On the day of the lesson, or at the term's end. */
const teaches = (
  personId: string,
  { teachers, substitutes, opened }: PageHead,
  correction: Correction,
): boolean => {
  if (!('lessonId' in correction)) return isMemberOn(teachers, personId, opened.to);
  const { date, lessonId } = correction;
  return isMemberOn(teachers, personId, date) || (own(substitutes, personId)?.includes(lessonId) ?? false);
};
