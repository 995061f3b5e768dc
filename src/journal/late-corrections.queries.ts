import { Inject } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OfficesOf } from '../../projections/offices/queries.js';
import { followingReads } from '../../projections/performance/following-reads.js';
import { classes } from '../../projections/schools/class.projection.js';
import { schools } from '../../projections/schools/school.projection.js';
import { notFound } from '../access/rights/not-found.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { laterOf, type Position } from '../eventing/position.js';
import { Directory } from '../people/directory.js';
import { RUNNERS, type Runners } from '../runners.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { own } from '../school/plain-data.values.js';
import { LATE_CORRECTIONS_ALONE } from './page/late-corrections.rules.js';

/** How far corrections after the edit window have come on a page, and who may be let make more at an instant. */
export class LateCorrectionsOf extends Query<LateCorrectionsFound> {
  constructor(
    readonly pageId: string,
    readonly at: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

interface Titled {
  readonly id: string;
  readonly title: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface LateCorrectionsFound {
  readonly pageId: string;
  readonly subject: Titled;
  readonly group: Titled;
  readonly term: Titled & { readonly from: CivilDate; readonly to: CivilDate };
  readonly closed: boolean;
  readonly editWindowDays: number;
  readonly windowExtendedUntil?: CivilDate;
  readonly made: number;
  /** How many are made before somebody else has to allow more. */
  readonly alone: number;
  readonly allowed?: { readonly person: Named; readonly upTo: number };
  /** Who corrects late. */
  readonly deputyHeads: readonly Named[];
  readonly position: Position;
}

@QueryHandler(LateCorrectionsOf)
export class LateCorrectionsOfHandler implements IQueryHandler<LateCorrectionsOf> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Pick<Runners, 'pages'>,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly queries: QueryBus,
  ) {}

  /** @throws DomainError `page-not-found`. */
  async execute({ pageId, at, atLeast }: LateCorrectionsOf): Promise<LateCorrectionsFound> {
    const { opened, closed, windowExtendedUntil, lateCorrections } = await this.runners.pages.load(pageId);
    if (!opened) throw notFound('page');
    const { schoolId, subjectId, groupId, termId, from, to, editWindowDays } = opened;
    const { reads, position } = followingReads(this.reader, atLeast);
    const { made, allowed } = lateCorrections;
    const [school, group, offices, nameOf] = await Promise.all([
      reads.get(schools, schoolId),
      reads.get(classes, groupId),
      this.queries.execute(new OfficesOf(schoolId, at, atLeast)),
      this.directory.names(allowed ? [allowed.personId] : [], reads),
    ]);
    return {
      ...{ pageId, closed, editWindowDays, made, alone: LATE_CORRECTIONS_ALONE },
      subject: { id: subjectId, title: own(school?.subjects ?? {}, subjectId) ?? '' },
      group: { id: groupId, title: group?.title ?? '' },
      term: { id: termId, title: own(school?.terms ?? {}, termId)?.title ?? '', from, to },
      ...(windowExtendedUntil === undefined ? {} : { windowExtendedUntil }),
      ...(allowed && {
        allowed: { person: { id: allowed.personId, name: nameOf(allowed.personId) }, upTo: allowed.upTo },
      }),
      deputyHeads: offices.holders
        .filter(({ offices: held }) => held.some(({ role }) => role === 'deputyHead'))
        .map(({ person }) => person),
      position: laterOf(position(), offices.position),
    };
  }
}
