import { exemptionsOfPupil } from '../../../projections/exemptions/projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import { schoolingOf } from '../../attendance/schooling.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { START, type Position } from '../../eventing/position.js';
import { dateIn, type CivilDate } from '../../school/civil-date.values.js';
import type { Directory } from '../directory.js';
import type { Sealed } from '../sealed.values.js';
import type { Vault } from '../vault.js';

export interface ExemptionsToldParts {
  readonly reads: Reads;
  readonly directory: Pick<Directory, 'names'>;
  readonly vault: Pick<Vault, 'open'>;
}

/**
 * A pupil's exemptions with their reasons, for health workers: the newest one first, and those that were withdrawn too.
 * @param at instant
 */
export const exemptionsTold = async (
  { reads, directory, vault }: ExemptionsToldParts,
  pupilId: string,
  at: string,
  atLeast: Position | undefined,
) => {
  const [kept, schooling] = await Promise.all([
    reads.get(exemptionsOfPupil, pupilId, atLeast),
    schoolingOf(reads, pupilId, dateIn('UTC', at)),
  ]);
  const school = schooling && (await reads.get(schools, schooling.schoolId));
  const found = Object.entries(kept?.exemptions ?? {}).reverse();
  const nameOf = await directory.names(found.flatMap(([, { changes }]) => changes.map(({ by }) => by)));
  const open = async (why: Sealed | undefined) => {
    const text = why && (await vault.open(why));
    return text === undefined ? {} : { why: text };
  };
  const exemptions = found.map(async ([exemptionId, { subjectId, from, to, withdrawn, changes }]) => ({
    ...{ exemptionId, from, to, withdrawn },
    subject: { id: subjectId, title: school?.subjects[subjectId] ?? '—' },
    changes: await Promise.all(
      changes.map(async ({ by, why, ...change }) => ({
        ...change,
        by: { id: by, name: nameOf(by) },
        ...(await open(why)),
      })),
    ),
  }));
  return { position: kept?.position ?? START, exemptions: await Promise.all(exemptions) };
};

interface Told {
  readonly exemptionId: string;
  readonly subject: { readonly id: string; readonly title: string };
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly withdrawn: boolean;
}

/** Those that hold today or later, without how they came to be: the earliest one first. */
export const stillHolding = (told: readonly Told[], today: CivilDate) =>
  told
    .filter(({ withdrawn, to }) => !withdrawn && to >= today)
    .map(({ exemptionId, subject, from, to }) => ({ exemptionId, subject, from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
