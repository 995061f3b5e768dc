import { classes, classesOfPupil } from '../../../projections/schools/class.projection.js';
import { todayIn } from '../../reports/today.js';
import { membersFrom } from '../../school/membership.values.js';
import { diariesReadBy } from '../permissions.js';
import { rolesAt } from '../viewer.js';
import { always, lookFor, type Looks } from './looks.js';

/** What somebody is to the calendar of a school. */
export const toCalendar: Looks = ({ reader }, { viewer, id, at }) => [
  always(...rolesAt(viewer, id)),
  lookFor(['schoolFamily'], async () => {
    const diaries = await diariesReadBy(viewer, reader);
    if (diaries.length === 0) return [];
    const today = await todayIn(id, at, reader);
    const attended = await reader.getMany(classesOfPupil, diaries);
    const current = [...attended.values()].flatMap((of) => membersFrom(of.classes, today));
    const there = [...(await reader.getMany(classes, current)).values()];
    return there.some(({ schoolId }) => schoolId === id) ? ['schoolFamily'] : [];
  }),
];
