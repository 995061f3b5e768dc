import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { idOfField, pageOf, subjectOf } from '../../src/journal/page/page-ids.values.js';
import { Directory } from '../../src/people/directory.js';
import { Vault } from '../../src/people/vault.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { daysOf, schoolsOfPupil } from '../all-grades/span.js';
import type { DiaryAudience } from '../diary-week/answer.js';
import { followingReads } from '../performance/following-reads.js';
import type { Asked } from '../performance/queries.js';
import type { RemarksAnswer } from './answer.js';
import { countsByMonth, countsOf } from './counts.js';
import { remarksOfPupil } from './projection.js';

/** The remarks about a pupil in a year, or in all of them, as those who ask may see them. */
export class RemarksOf extends Query<RemarksAnswer> {
  constructor(
    readonly pupilId: string,
    readonly yearId: string | undefined,
    readonly audience: DiaryAudience,
    readonly today: CivilDate,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(RemarksOf)
export class RemarksOfHandler implements IQueryHandler<RemarksOf> {
  constructor(
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ pupilId, yearId, audience, today, asked }: RemarksOf): Promise<RemarksAnswer> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const attended = [...(await schoolsOfPupil(reads, pupilId)).values()];
    const days = yearId === undefined ? undefined : daysOf({ yearId }, attended);
    const kept = (await reads.get(remarksOfPupil, pupilId))?.remarks ?? {};
    const shown = Object.entries(kept)
      .filter(([, { visibleTo }]) => audience === 'guardian' || visibleTo === 'guardianAndPupil')
      .filter(([, { date }]) => !days || (days.from <= date && date <= days.to))
      .map(([field, remark]) => ({ remarkId: idOfField(field), ...remark }))
      .sort((a, b) => b.date.localeCompare(a.date) || (a.remarkId < b.remarkId ? -1 : 1));
    const nameOf = await this.directory.names([pupilId, ...shown.map(({ by }) => by)], reads);
    const titleOf = (id: string) =>
      attended.find(({ subjects }) => Object.hasOwn(subjects, id))?.subjects[id] ?? '';
    return {
      asOf: { position: position(), at: asked.at, date: today },
      pupil: { id: pupilId, name: nameOf(pupilId) },
      total: countsOf(shown),
      months: countsByMonth(shown),
      remarks: await Promise.all(
        shown.map(async ({ remarkId, date, kind, text, visibleTo, by }) => {
          const id = subjectOf(pageOf(remarkId) ?? '');
          return {
            ...{ remarkId, date, subject: { id, title: titleOf(id) }, kind, visibleTo },
            text: (await this.vault.open(text)) ?? '—',
            author: { id: by, name: nameOf(by) },
          };
        }),
      ),
    };
  }
}
