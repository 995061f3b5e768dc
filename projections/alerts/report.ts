import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type {
  AlertReport,
  CorrectionTold,
  PageTold,
  PersonTold,
} from '../../src/audit/alerts/alerts.answer.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { formatPosition, laterOf, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import { Vault } from '../../src/people/vault.js';
import { own } from '../../src/school/plain-data.values.js';
import { correctionsBy } from '../account-corrections/corrections-by.js';
import type { Correction } from '../account-corrections/read-model.js';
import { accounts } from '../accounts/projection.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import type { PageHead } from '../journal-page/read-model.js';
import { reasonTold } from '../reason-told.js';
import { classes } from '../schools/class.projection.js';
import type { ClassDocument, SchoolDocument } from '../schools/read-model.js';
import { schools } from '../schools/school.projection.js';
import { alerts } from './projection.js';
import { reviewTold, stateOf } from './queries.js';
import type { AlertDocument } from './read-model.js';

/** An alert with everything that the account corrected, up to the review or up to now. */
export class ReportOnAlert extends Query<Reported | undefined> {
  constructor(
    readonly alertId: string,
    /** Instant, ISO 8601 in UTC. */
    readonly now: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface Reported {
  readonly report: AlertReport;
  /** The school's. */
  readonly timeZone: string;
  readonly position: Position;
}

@QueryHandler(ReportOnAlert)
export class ReportOnAlertHandler implements IQueryHandler<ReportOnAlert> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ alertId, now, atLeast }: ReportOnAlert): Promise<Reported | undefined> {
    const alert = await this.reader.get(alerts, alertId, atLeast);
    if (!alert) return undefined;
    const span = { from: alert.since, until: alert.review?.until ?? now };
    const { corrections, position } = await correctionsBy(alert, span, this.reader, atLeast);
    const titles = await this.titlesOf(alert, corrections);
    const nameOf = await this.namesIn(alert, corrections, titles);
    const { _id, schoolId, raisedAt, since, findings, pageIds, review } = alert;
    const latest = laterOf(alert.position, position);
    const report = {
      ...{ alertId: _id, schoolId, state: stateOf({ reviewed: review !== undefined }), raisedAt, since },
      account: await this.accountIn(alert, nameOf),
      findings: findings.map(({ rule, at, eventIds }) => ({ rule, at, evidence: eventIds })),
      pages: pageIds.map((pageId) => pageTold(pageId, titles, nameOf)),
      corrections: await Promise.all(corrections.map((each) => this.told(each, titles, nameOf))),
      ...(review ? { review: await reviewTold(review, nameOf, this.vault) } : {}),
      position: formatPosition(latest),
    };
    return { report, timeZone: titles.school?.timeZone ?? 'UTC', position: latest };
  }

  private async titlesOf(
    { schoolId, pageIds }: AlertDocument,
    corrections: readonly Correction[],
  ): Promise<Titles> {
    const [school, pages] = await Promise.all([
      this.reader.get(schools, schoolId),
      this.reader.getMany(pageHead, [
        ...pageIds,
        ...corrections.flatMap((each) => ('pageId' in each ? [each.pageId] : [])),
      ]),
    ]);
    const groups = await this.reader.getMany(classes, [
      ...[...pages.values()].map(({ opened }) => opened.groupId),
      ...corrections.flatMap((each) => ('classId' in each ? [each.classId] : [])),
    ]);
    return { school, pages, groups };
  }

  private namesIn(
    { personId, review }: AlertDocument,
    corrections: readonly Correction[],
    { pages }: Titles,
  ): Promise<NameOf> {
    return this.directory.names([
      ...[personId, ...(review ? [review.by] : [])],
      ...[...pages.values()].flatMap(({ teachers }) => Object.keys(teachers)),
      ...corrections.flatMap(({ pupilId, by: { onBehalfOf = pupilId } }) => [pupilId, onBehalfOf]),
    ]);
  }

  private async accountIn(
    { accountId, personId, schoolId }: AlertDocument,
    nameOf: NameOf,
  ): Promise<AlertReport['account']> {
    const { roles = [], ended = false } = (await this.reader.get(accounts, accountId)) ?? {};
    return {
      ...{ accountId, holder: person(personId, nameOf), ended },
      roles: roles.filter((held) => held.schoolId === schoolId).map(({ role }) => role),
    };
  }

  private async told(correction: Correction, titles: Titles, nameOf: NameOf): Promise<CorrectionTold> {
    const { eventId, logPosition, at, what, pupilId, reason, late, via, by } = correction;
    const open = async (sealed: Parameters<Vault['open']>[0]) => (await this.vault.open(sealed)) ?? '—';
    return {
      ...{ eventId, logPosition, at, what, pupil: person(pupilId, nameOf), ...placeTold(correction, titles) },
      ...('gradeId' in correction ? { gradeId: correction.gradeId } : {}),
      ...('date' in correction ? { lessonOf: correction.date } : {}),
      ...('work' in correction ? { work: correction.work.title } : {}),
      ...('from' in correction ? { from: correction.from } : {}),
      ...('to' in correction ? { to: correction.to } : {}),
      ...{ reason: await reasonTold(reason, titles.school, open), late, role: by.role, via },
      ...(by.onBehalfOf === undefined ? {} : { onBehalfOf: person(by.onBehalfOf, nameOf) }),
    };
  }
}

type NameOf = (personId: string) => string;

/** What the things in a report are called. */
interface Titles {
  readonly school: SchoolDocument | undefined;
  readonly pages: ReadonlyMap<string, PageHead>;
  readonly groups: ReadonlyMap<string, ClassDocument>;
}

const person = (id: string, nameOf: NameOf): PersonTold => ({ id, name: nameOf(id) });

const placeTold = (
  correction: Correction,
  titles: Titles,
): Pick<CorrectionTold, 'pageId' | 'group' | 'subject'> => {
  if (!('pageId' in correction)) return titled(correction.classId, correction.subjectId, titles);
  const { pageId } = correction;
  const opened = titles.pages.get(pageId)?.opened;
  return { pageId, ...(opened ? titled(opened.groupId, opened.subjectId, titles) : {}) };
};

const pageTold = (pageId: string, titles: Titles, nameOf: NameOf): PageTold => {
  const page = titles.pages.get(pageId);
  return {
    pageId,
    ...(page ? titled(page.opened.groupId, page.opened.subjectId, titles) : {}),
    teachers: Object.keys(page?.teachers ?? {}).map((id) => person(id, nameOf)),
  };
};

const titled = (
  groupId: string,
  subjectId: string,
  { school, groups }: Titles,
): Pick<PageTold, 'group' | 'subject'> => {
  const group = groups.get(groupId)?.title;
  const subject = own(school?.subjects ?? {}, subjectId);
  return { ...(group === undefined ? {} : { group }), ...(subject === undefined ? {} : { subject }) };
};
