import { pagesOf } from '../../../projections/pages-of/projection.js';
import type { Outcome } from '../../eventing/command-runner.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { contextOf } from '../../http/command-context.js';
import type { WriteRequest } from '../../http/write-request.js';
import { termOf } from '../../journal/page/page-ids.values.js';
import { daysHeld } from '../../journal/page/page.rules.js';
import type { Ids } from '../../people/ids.js';
import type { Runners } from '../../runners.js';
import { own } from '../plain-data.values.js';
import type { DaysHeld } from '../school.command.js';
import type { SchoolEvent } from '../school.events.js';
import type { YearBody } from './years.dto.js';

/** Years and their terms where a school writes them by hand, without a roster. */
export class Years {
  constructor(
    private readonly reader: Reads,
    private readonly runners: Pick<Runners, 'schools' | 'pages'>,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `school-not-found`, `bad-year`. */
  open(schoolId: string, body: YearBody, request: WriteRequest): Promise<Outcome<SchoolEvent>> {
    return this.define(schoolId, this.ids.of('year', schoolId, request.commandId), body, request);
  }

  /** @throws DomainError as `open` does, and `year-not-found`, `term-in-use`. */
  async change(
    schoolId: string,
    yearId: string,
    body: YearBody,
    request: WriteRequest,
  ): Promise<Outcome<SchoolEvent>> {
    const { years } = await this.runners.schools.load(schoolId);
    if (!own(years, yearId)) {
      throw new DomainError('year-not-found', 'The school has no such year.', 'not-found');
    }
    return this.define(schoolId, yearId, body, request);
  }

  private async define(
    schoolId: string,
    yearId: string,
    { title, from, to, terms }: YearBody,
    request: WriteRequest,
  ): Promise<Outcome<SchoolEvent>> {
    const held = await this.daysHeld(schoolId, await this.shortened(schoolId, terms));
    return this.runners.schools.handle(
      schoolId,
      {
        kind: 'DefineYear',
        year: { schoolId, yearId, title, from, to },
        terms: terms.map(({ termId, ...term }, index) => ({
          ...{ schoolId, yearId, title: term.title, from: term.from, to: term.to },
          termId: termId ?? this.ids.of('term', yearId, request.commandId, index.toString()),
        })),
        held,
      },
      contextOf(request, schoolId, schoolId, { role: 'admin' }, this.ids),
    );
  }

  /** The terms that are to lose days. */
  private async shortened(schoolId: string, terms: YearBody['terms']): Promise<ReadonlySet<string>> {
    const present = (await this.runners.schools.load(schoolId)).terms;
    const shorter = terms.flatMap(({ termId = '', from, to }) => {
      const term = own(present, termId);
      return term && (from > term.from || to < term.to) ? [termId] : [];
    });
    return new Set(shorter);
  }

  private async daysHeld(
    schoolId: string,
    termIds: ReadonlySet<string>,
  ): Promise<Readonly<Record<string, DaysHeld>>> {
    if (termIds.size === 0) return {};
    const held: Record<string, DaysHeld> = {};
    for (const { pageId } of (await this.reader.get(pagesOf, schoolId))?.pages ?? []) {
      const termId = termOf(pageId);
      const days = termIds.has(termId)
        ? daysHeld((await this.runners.pages.load(pageId)).lessons)
        : undefined;
      if (days) held[termId] = together(own(held, termId) ?? days, days);
    }
    return held;
  }
}

const together = (one: DaysHeld, other: DaysHeld): DaysHeld => ({
  from: one.from < other.from ? one.from : other.from,
  to: one.to > other.to ? one.to : other.to,
});
