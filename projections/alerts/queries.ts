import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AlertTold, ReviewTold } from '../../src/audit/alerts/alerts.answer.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { DomainError } from '../../src/eventing/domain-error.js';
import { Directory } from '../../src/people/directory.js';
import { Vault } from '../../src/people/vault.js';
import { alerts, alertsOfSchool } from './projection.js';
import type { AlertDocument } from './read-model.js';

export type AlertState = AlertTold['state'];

/** The alerts of a school, newest first, without those about whoever asks. */
export class AlertsOf extends Query<AlertsFound> {
  constructor(
    readonly schoolId: string,
    readonly wanted: {
      readonly notAbout: string;
      readonly state?: AlertState;
      readonly after?: string;
      readonly limit: number;
    },
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface AlertsFound {
  readonly alerts: readonly AlertTold[];
  readonly next?: string;
  readonly position: Position;
}

@QueryHandler(AlertsOf)
export class AlertsOfHandler implements IQueryHandler<AlertsOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ schoolId, wanted, atLeast }: AlertsOf): Promise<AlertsFound> {
    const { notAbout, state, after, limit } = wanted;
    const ofSchool = await this.reader.get(alertsOfSchool, schoolId, atLeast);
    const listed = (ofSchool?.alerts ?? [])
      .filter(
        ({ personId, reviewed }) => personId !== notAbout && (!state || stateOf({ reviewed }) === state),
      )
      .map(({ alertId }) => alertId)
      .reverse();
    const previous = after === undefined ? -1 : listed.indexOf(after);
    if (after !== undefined && previous < 0) throw cursorGone();
    const part = listed.slice(previous + 1, previous + 1 + limit);
    const found = await this.reader.getMany(alerts, part, atLeast);
    const documents = part.flatMap((id) => found.get(id) ?? []);
    const nameOf = await this.directory.names(
      documents.flatMap(({ personId, review }) => [personId, ...(review ? [review.by] : [])]),
    );
    const told = await Promise.all(documents.map((each) => alertTold(each, nameOf, this.vault)));
    const last = part.at(-1);
    const isLast = last === undefined || last === listed.at(-1);
    const position = documents.reduce(
      (latest, document) => laterOf(latest, document.position),
      ofSchool?.position ?? START,
    );
    return { alerts: told, ...(isLast ? {} : { next: last }), position };
  }
}

type NameOf = (personId: string) => string;

export const stateOf = ({ reviewed }: { readonly reviewed: boolean }): AlertState =>
  reviewed ? 'reviewed' : 'open';

const alertTold = async (
  { _id: alertId, schoolId, raisedAt, personId, findings, pageIds, review }: AlertDocument,
  nameOf: NameOf,
  vault: Pick<Vault, 'open'>,
): Promise<AlertTold> => ({
  ...{ alertId, schoolId, state: stateOf({ reviewed: review !== undefined }), raisedAt },
  holder: { id: personId, name: nameOf(personId) },
  rules: findings.map(({ rule }) => rule),
  pages: pageIds.length,
  ...(review ? { review: await reviewTold(review, nameOf, vault) } : {}),
});

export const reviewTold = async (
  { conclusion, note, by, at }: NonNullable<AlertDocument['review']>,
  nameOf: NameOf,
  vault: Pick<Vault, 'open'>,
): Promise<ReviewTold> => ({
  conclusion,
  ...(note === undefined ? {} : { note: (await vault.open(note)) ?? '—' }),
  by: { id: by, name: nameOf(by) },
  at,
});

const cursorGone = (): DomainError =>
  new DomainError('cursor-gone', 'The list does not go on from there. Start anew.', 'conflict', [
    { field: 'after', message: 'is not in the list' },
  ]);
