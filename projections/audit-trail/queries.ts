import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import type { Position } from '../../src/eventing/position.js';
import { LiveDocuments } from '../../src/eventing/projecting/live-documents.js';
import { Directory } from '../../src/people/directory.js';
import { Vault } from '../../src/people/vault.js';
import { accounts } from '../accounts/projection.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { pageTitles } from '../journal-page/page-titles.js';
import { reasonTold, type Open } from '../reason-told.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { schools } from '../schools/school.projection.js';
import type { AuditAnswer, ToldFact } from './answer.js';
import { auditTrail, isCorrection, kindOf } from './projection.js';
import {
  filterOf,
  formatCursor,
  newestIn,
  type AuditCursor,
  type AuditSearch,
  type Found,
} from './search.js';

/** Facts of the journal, newest first. */
export class AuditedFacts extends Query<AuditAnswer> {
  constructor(
    readonly search: AuditSearch,
    readonly part: { readonly cursor: AuditCursor | undefined; readonly limit: number },
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(AuditedFacts)
export class AuditedFactsHandler implements IQueryHandler<AuditedFacts> {
  constructor(
    private readonly documents: LiveDocuments,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ search, part, atLeast }: AuditedFacts): Promise<AuditAnswer> {
    const position = await this.documents.reach(auditTrail, atLeast);
    const filter = filterOf(search, part.cursor);
    const records = this.documents.find(auditTrail, { filter, sort: { when: -1 } });
    const { found, next } = await newestIn(records, search, part);
    const events = await this.told(found);
    return { position, events, ...(next ? { next: formatCursor(next) } : {}) };
  }

  private async told(found: readonly Found[]): Promise<ToldFact[]> {
    const [known, holders, titleOf] = await Promise.all([
      this.reader.getMany(
        schools,
        found.map(({ record }) => record.schoolId),
      ),
      this.reader.getMany(
        accounts,
        found.flatMap(({ entry }) => entry.accountId ?? []),
      ),
      this.titles(found.flatMap(({ record }) => record.pageId ?? [])),
    ]);
    const nameOf = await this.directory.names(
      new Set([...found.flatMap(peopleIn), ...[...holders.values()].map(({ personId }) => personId)]),
    );
    const personOf = (id: string) => ({ id, name: nameOf(id) });
    const accountOf = (id: string) => {
      const holder = holders.get(id)?.personId;
      return { id, ...(holder === undefined ? {} : { holder: personOf(holder) }) };
    };
    const open: Open = async (sealed) => (await this.vault.open(sealed)) ?? '—';
    return Promise.all(
      found.map(async ({ record, entry }) => {
        const { actor, at, via, schoolId, pageId } = record;
        const { type, accountId, concerns, late, reason, words, guardiansOnly: _, ...facts } = entry;
        const why = await whyTold(entry, known.get(schoolId), open);
        return {
          ...{ ...facts, type, kind: kindOf(type), correction: isCorrection(type), late: late ?? false },
          ...{ at, via, schoolId, accountId: actor.accountId },
          actor: {
            ...{ ...personOf(actor.personId), role: actor.role },
            ...(actor.onBehalfOf === undefined ? {} : { onBehalfOf: personOf(actor.onBehalfOf) }),
          },
          concerns: concerns.map(personOf),
          ...(pageId === undefined ? {} : { page: { id: pageId, ...titleOf(pageId) } }),
          ...(accountId === undefined ? {} : { account: accountOf(accountId) }),
          ...(why === undefined ? {} : { reason: why }),
          ...(reason?.code === undefined ? {} : { reasonCode: reason.code }),
        };
      }),
    );
  }

  /** By page, the titles of its subject and group. */
  private async titles(
    pageIds: readonly string[],
  ): Promise<(pageId: string) => { readonly subject: string; readonly group: string }> {
    const heads = await this.reader.getMany(pageHead, pageIds);
    const titlesOf = await pageTitles(
      [...heads.values()].map(({ opened }) => opened),
      this.reader,
    );
    return (pageId) => {
      const page = heads.get(pageId);
      const { subject, group } = page ? titlesOf(page.opened) : { subject: '', group: '' };
      return { subject, group };
    };
  }
}

const peopleIn = ({ record: { actor }, entry: { concerns } }: Found): string[] => [
  actor.personId,
  ...(actor.onBehalfOf === undefined ? [] : [actor.onBehalfOf]),
  ...concerns,
];

const whyTold = async (
  { reason, words }: Pick<Found['entry'], 'reason' | 'words'>,
  school: SchoolDocument | undefined,
  open: Open,
): Promise<string | undefined> => (reason ? await reasonTold(reason, school, open) : words);
