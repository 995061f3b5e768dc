import type { Eye } from '../../projections/joint-groups/queries.js';
import type { JointGroupDocument } from '../../projections/joint-groups/read-model.js';
import { leads } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import { own } from '../school/plain-data.values.js';
import { leadersOf } from './members.js';

/** As whom somebody looks at a group; undefined for whoever has nothing to do with it. */
export const eyeOf =
  (viewer: Viewer) =>
  (group: JointGroupDocument): Eye | undefined => {
    const { personId } = viewer;
    const leading = leadersOf(group).filter(
      (each) => each.personId === personId && hasRole(viewer, 'teacher', each.schoolId),
    );
    const schoolIds = [
      ...Object.keys(group.schools).filter((schoolId) => leads(viewer, schoolId)),
      ...leading.map(({ schoolId }) => schoolId),
      ...(group.proposerId === personId ? [group.schoolId] : []),
    ];
    if (schoolIds.length > 0) return { as: 'staff', schoolIds };
    return own(group.pupils, personId) ? { as: 'member', personId } : undefined;
  };

/** As the family of a pupil who is in a group, or was asked, looks at it. */
export const eyeOfFamily =
  (pupilId: string) =>
  (group: JointGroupDocument): Eye | undefined =>
    own(group.pupils, pupilId) ? { as: 'family', pupilId } : undefined;
