import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import {
  groupOf,
  idOfField,
  fieldOf,
  numberOf,
  pageOf,
  subjectOf,
} from '../../src/journal/page/page-ids.values.js';
import { Directory } from '../../src/people/directory.js';
import { Vault } from '../../src/people/vault.js';
import { own } from '../../src/school/plain-data.values.js';
import { lessonColumn } from '../journal-page/lesson-column.projection.js';
import { partOfList } from '../part-of-list.js';
import { reasonTold } from '../reason-told.js';
import { classes } from '../schools/class.projection.js';
import { schools } from '../schools/school.projection.js';
import type { LateRequestInSchool } from './answer.js';
import { placeOf } from './order.js';
import { overtakenBy } from './overtaken.js';
import { lateRequestsOfPage, lateRequestsOfSchool } from './projection.js';
import type { LateRequestKept } from './read-model.js';
import { lateRequestTold, namedIn, opening, type LateRequestTelling } from './telling.js';

export type LateRequestState = 'open' | 'decided';

/** What teachers of a school asked for: newest first, either what waits or what is decided on and withdrawn. */
export class LateRequestsIn extends Query<LateRequestsAnswer> {
  constructor(
    readonly asked: {
      readonly schoolId: string;
      readonly state: LateRequestState;
      readonly cursor: string | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface LateRequestsAnswer {
  readonly position: Position;
  /** How many wait, not only in this part of the list. */
  readonly open: number;
  /** Where the school is. */
  readonly timeZone: string;
  readonly requests: readonly LateRequestInSchool[];
  readonly next?: string;
}

@QueryHandler(LateRequestsIn)
export class LateRequestsInHandler implements IQueryHandler<LateRequestsIn> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ asked }: LateRequestsIn): Promise<LateRequestsAnswer> {
    const { schoolId, state, atLeast } = asked;
    const listed = await this.reader.get(lateRequestsOfSchool, schoolId, atLeast);
    const all = Object.entries(listed?.requests ?? {});
    const places = all.flatMap(([field, { open, at }]) => {
      const requestId = idOfField(field);
      return open === (state === 'open') ? [{ requestId, place: placeOf(requestId, at) }] : [];
    });
    const { entries, ...more } = partOfList(places, asked);
    const pages = await this.reader.getMany(
      lateRequestsOfPage,
      entries.flatMap(({ requestId }) => pageOf(requestId) ?? []),
      atLeast,
    );
    const shown = entries.flatMap(({ requestId }) => {
      const pageId = pageOf(requestId) ?? '';
      const kept = own(pages.get(pageId)?.requests ?? {}, fieldOf(requestId));
      return kept ? [{ requestId, pageId, kept }] : [];
    });
    const [school, groups, lessons, nameOf] = await Promise.all([
      this.reader.get(schools, schoolId, atLeast),
      this.reader.getMany(
        classes,
        shown.map(({ pageId }) => groupOf(pageId)),
        atLeast,
      ),
      this.reader.getMany(
        lessonColumn,
        state === 'open' ? shown.map(({ kept }) => kept.lessonId) : [],
        atLeast,
      ),
      this.directory.names(new Set(shown.flatMap(({ kept }) => namedIn(kept)))),
    ]);
    const telling = { nameOf, school, open: opening(this.vault) };
    const sources = [listed, school, ...pages.values(), ...groups.values(), ...lessons.values()];
    return {
      position: sources.flatMap((each) => each?.position ?? []).reduce(laterOf, START),
      open: all.filter(([, { open }]) => open).length,
      timeZone: school?.timeZone ?? 'UTC',
      requests: await Promise.all(
        shown.map(async ({ requestId, pageId, kept }): Promise<LateRequestInSchool> => {
          const number = numberOf(kept.lessonId);
          const overtaken = kept.decision ? undefined : overtakenBy(kept, lessons.get(kept.lessonId));
          const [groupId, subjectId] = [groupOf(pageId), subjectOf(pageId)];
          return {
            ...(await lateRequestTold(requestId, kept, telling)),
            pageId,
            ...(number === undefined ? {} : { number }),
            subject: { id: subjectId, title: own(school?.subjects ?? {}, subjectId) ?? '' },
            group: { id: groupId, title: groups.get(groupId)?.title ?? '' },
            ...(overtaken === undefined ? {} : { overtaken }),
            ...(kept.decision ? { decision: await decisionTold(kept.decision, telling) } : {}),
          };
        }),
      ),
      ...more,
    };
  }
}

const decisionTold = async (
  { what, by, at, reason }: NonNullable<LateRequestKept['decision']>,
  { nameOf, school, open }: LateRequestTelling,
): Promise<NonNullable<LateRequestInSchool['decision']>> => ({
  ...{ what, by: { id: by, name: nameOf(by) }, at },
  ...(reason ? { reason: await reasonTold(reason, school, open) } : {}),
});
