import { people } from '../../projections/people/projection.js';
import { isActingGuardianOf } from '../access/permissions.js';
import type { Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { guardiansOf, guardiansOfAll } from '../messages/guardians.js';
import { holdsFor, type Meeting } from './meeting.state.js';

type Holders = Pick<Meeting, 'holders'>;

/** @throws DomainError `guardian-not-invited`, which names the field, where one of some is no guardian of these pupils. */
export const mustBeInvited = async (
  guardianIds: readonly string[],
  pupilIds: readonly string[],
  field: string,
  at: string,
  reader: FreshReader,
): Promise<void> => {
  const known = await reader.getMany(people, [...guardianIds]);
  const isInvited = async (guardianId: string): Promise<boolean> => {
    const children = (known.get(guardianId)?.children ?? []).filter((id) => pupilIds.includes(id));
    return (await guardiansOfAll(children, at, reader)).includes(guardianId);
  };
  if ((await Promise.all(guardianIds.map(isInvited))).every(Boolean)) return;
  throw new DomainError('guardian-not-invited', 'Name guardians of children whose parents meet.', 'rule', [
    { field, message: 'must be of guardians who are invited' },
  ]);
};

/**
 * In whose place somebody casts the ballot of a child: as a guardian one's own, or for the guardian who named one;
 * undefined for whoever may not cast it.
 */
export const casterFor = async (
  viewer: Viewer,
  pupilId: string,
  meeting: Holders,
  at: string,
  reader: FreshReader,
): Promise<{ readonly onBehalfOf?: string } | undefined> => {
  if (await isActingGuardianOf(viewer, pupilId, reader)) return {};
  const guardians = await guardiansOf(pupilId, at, reader);
  const absent = guardians.find((guardianId) => holdsFor(meeting, viewer.personId, guardianId));
  return absent === undefined ? undefined : { onBehalfOf: absent };
};

/** Of some pupils those whose ballots somebody casts. */
export const ballotsOf = async (
  viewer: Viewer,
  pupilIds: readonly string[],
  meeting: Holders,
  at: string,
  reader: FreshReader,
): Promise<readonly string[]> => {
  const { personId } = viewer;
  const absent = Object.keys(meeting.holders).filter((id) => holdsFor(meeting, personId, id));
  const represented = await reader.getMany(people, [personId, ...absent]);
  const children = new Set([...represented.values()].flatMap((guardian) => guardian.children));
  const near = pupilIds.filter((pupilId) => children.has(pupilId));
  const casters = await Promise.all(near.map((pupilId) => casterFor(viewer, pupilId, meeting, at, reader)));
  return near.filter((_, index) => casters[index] !== undefined);
};
