import { jointGroups } from '../../projections/joint-groups/projection.js';
import { classes } from '../../projections/schools/class.projection.js';
import { notFound } from '../access/rights/not-found.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { WriteRequest } from '../http/write-request.js';
import { belongingTo } from '../joint-groups/members.js';
import { goesOn } from '../joint-groups/taking-part.values.js';
import type { Runners } from '../runners.js';
import type {
  AmongClass,
  AmongJointGroup,
  AmongMany,
  AmongPupilsOfSchool,
  AmongTwoGuardians,
} from './among.values.js';
import { CLASS_THREADS, type WriterRole } from './class-threads.values.js';
import { isGuardianIn } from './guardians.js';
import { roleAmong, writerRoleIn } from './participants.js';
import { isLetWrite } from './rules-of-school.js';

/** Where a thread is kept, and as whom somebody opens it. */
interface PlaceToOpen {
  readonly schoolId: string;
  readonly role: WriterRole;
}

type Asking = Pick<WriteRequest, 'viewer' | 'at'>;

interface Tools {
  readonly reader: FreshReader;
  readonly runners: Pick<Runners, 'messagingRules'>;
}

/** @throws DomainError `class-not-found`, `joint-group-not-approved`, `not-let-write`, `not-for-your-role`. */
export const placeToOpen = (among: AmongMany, asking: Asking, tools: Tools): Promise<PlaceToOpen> => {
  switch (among.kind) {
    case 'jointGroup':
      return placeInJointGroup(among, asking, tools);
    case 'schoolPupils':
      return placeAmongPupils(among, asking, tools);
    default:
      return placeInClass(among, asking, tools);
  }
};

const placeAmongPupils = async (
  among: AmongPupilsOfSchool,
  { viewer, at }: Asking,
  { reader, runners }: Tools,
): Promise<PlaceToOpen> => {
  const role = await roleAmong(viewer, among, at, reader);
  if (!role) throw notYours();
  const { pupilsOfSchoolWrite } = await runners.messagingRules.load(among.schoolId);
  if (pupilsOfSchoolWrite !== true) throw notLetWrite();
  return { schoolId: among.schoolId, role };
};

const placeInClass = async (
  among: AmongClass,
  { viewer, at }: Asking,
  { reader, runners }: Tools,
): Promise<PlaceToOpen> => {
  const found = await reader.get(classes, among.classId);
  if (!found || found.subjectId !== undefined) throw notFound('class');
  const { schoolId } = found;
  if (!isLetWrite(among.kind, await runners.messagingRules.load(schoolId))) throw notLetWrite();
  const role = await writerRoleIn(viewer, among, at, reader);
  if (role !== CLASS_THREADS[among.kind].opener) throw notYours();
  return { schoolId, role };
};

/**
 * Where a guardian writes to another one of a class.
 * @throws DomainError the same, and `correspondent-unknown`.
 */
export const placeOfTwoGuardians = async (
  classId: string,
  to: string,
  { viewer, at }: Asking,
  { reader, runners }: Tools,
): Promise<PlaceToOpen & { readonly among: AmongTwoGuardians }> => {
  const found = await reader.get(classes, classId);
  if (!found || found.subjectId !== undefined) throw notFound('class');
  const { schoolId } = found;
  if (!isLetWrite('twoGuardians', await runners.messagingRules.load(schoolId))) throw notLetWrite();
  const { personId } = viewer;
  const role = await writerRoleIn(viewer, { kind: 'guardians', classId }, at, reader);
  if (!role) throw notYours();
  if (to === personId || !(await isGuardianIn(to, found, at, reader))) {
    throw correspondentUnknown('must be another guardian of the class');
  }
  return { schoolId, role, among: { kind: 'twoGuardians', classId, guardianIds: [personId, to] } };
};

/** At the group's home, as far as the own school lets its pupils write. */
const placeInJointGroup = async (
  { jointGroupId }: AmongJointGroup,
  { viewer, at }: Asking,
  { reader, runners }: Tools,
): Promise<PlaceToOpen> => {
  const group = await reader.get(jointGroups, jointGroupId);
  const belonging = group && (await belongingTo(viewer, group, at, reader));
  if (!belonging) throw notYours();
  if (!goesOn(group)) throw groupNotApproved();
  const { pupilsWrite } = await runners.messagingRules.load(belonging.schoolId);
  if (!pupilsWrite) throw notLetWrite();
  return { schoolId: group.schoolId, role: belonging.role };
};

const groupNotApproved = (): DomainError =>
  new DomainError('joint-group-not-approved', 'Fewer than two schools take part in the group.', 'conflict');

export const notLetWrite = (): DomainError =>
  new DomainError('not-let-write', 'The school does not let them write to each other here.', 'forbidden');

/** @param whom says who could be named. */
export const correspondentUnknown = (whom: string): DomainError =>
  new DomainError('correspondent-unknown', 'Nobody with this id is to be written to here.', 'rule', [
    { field: 'to', message: whom },
  ]);

export const notYours = (): DomainError =>
  new DomainError('not-for-your-role', 'Those write here whom it is for.', 'forbidden');
