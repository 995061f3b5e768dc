import type { ClassAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from './eventually.js';
import type { RunningSchool } from './running-school.js';
import type { SchoolDay, ServedPage } from './school-day.js';
import { expectStatus, read } from './visitor.js';

/** Has pupils of another class move to the one whose page it is, until so many stand on it today. */
export const makeClassOf = async (
  size: number,
  { teacher, child, pageId, pupilIds, today }: SchoolDay,
  school: RunningSchool,
): Promise<void> => {
  const head = await school.signIn('deputyHead');
  const { schools } = await read(head.get<Me>('/api/me'));
  const { classes } = await read(
    head.get<{ classes: readonly ClassAnswer[] }>(`/api/schools/${schools[0]?.id ?? ''}/classes`),
  );
  const isHere = ({ to = today }: { readonly to?: string }) => to >= today;
  const isIn = ({ pupils }: ClassAnswer) => pupils.some((one) => one.id === child.id && isHere(one));
  const own = classes.find(isIn);
  const other = classes.find((one) => !isIn(one) && one.pupils.some(isHere));
  if (!own || !other) throw new Error('The sample has no two classes to move between');
  // The last ones by name: whoever is first on the page stays so.
  const moving = other.pupils
    .filter(isHere)
    .toSorted((a, b) => b.name.localeCompare(a.name))
    .slice(0, size - pupilIds.length);
  for (const { id: pupilId } of moving) {
    const move = { pupilId, toClassId: own.classId, until: addDays(today, -1) };
    expectStatus(200, await head.post(`/api/classes/${other.classId}/transfers`, move));
  }
  const isWhole = async () => {
    const page = await read(teacher.get<ServedPage>(`/api/journal/pages/${pageId}`));
    return page.pupils.filter(isHere).length === size;
  };
  if (!(await eventually(isWhole))) throw new Error(`There are no ${size} pupils on the page`);
};
