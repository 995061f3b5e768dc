import type { Vault } from '../../src/people/vault.js';
import { reasonTold, type Open } from '../reason-told.js';
import type { SchoolDocument } from '../schools/read-model.js';
import type { LateRequestTold } from './answer.js';
import type { LateRequestKept } from './read-model.js';

/** How requests are told to somebody entitled: with names, and with what is sealed opened. */
export interface LateRequestTelling {
  readonly nameOf: (personId: string) => string;
  readonly school: Pick<SchoolDocument, 'reasons'> | undefined;
  readonly open: Open;
}

/** A dash stands for what can't be read any more. */
export const opening =
  (vault: Pick<Vault, 'open'>): Open =>
  async (sealed) =>
    (await vault.open(sealed)) ?? '—';

/** Who is named in a request. */
export const namedIn = ({ pupilId, teacherId, decision }: LateRequestKept): readonly string[] => [
  ...[pupilId, teacherId],
  ...(decision ? [decision.by] : []),
];

export const lateRequestTold = async (
  requestId: string,
  { gradeId, lessonId, date, pupilId, work, from, to, madeUpOn, reason, teacherId, askedAt }: LateRequestKept,
  { nameOf, school, open }: LateRequestTelling,
): Promise<LateRequestTold> => ({
  ...{ requestId, gradeId, lessonId, date, pupil: { id: pupilId, name: nameOf(pupilId) }, work },
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  ...(madeUpOn === undefined ? {} : { madeUpOn }),
  reason: await reasonTold(reason, school, open),
  teacher: { id: teacherId, name: nameOf(teacherId) },
  askedAt,
});
