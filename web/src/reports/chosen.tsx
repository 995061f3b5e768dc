import { useNavigate } from '@tanstack/react-router';
import { useClasses } from '../api/school.js';
import { useMe } from '../session/use-me.js';
import { ClassSelect, SchoolSelect } from './filters.js';
import type { StaffSearch } from './staff-search.js';

/** The school that an address names, or the reader's first one; and the way to an address that names something else. */
export function useChosen(search: StaffSearch) {
  const navigate = useNavigate();
  const { schools } = useMe();
  const { id: school = '', timeZone = 'UTC' } =
    schools.find(({ id }) => id === search.school) ?? schools[0] ?? {};
  const choose = (chosen: StaffSearch) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...chosen }), resetScroll: false });
  return { schools, school, timeZone, choose };
}

/** The same with the class that is named of those of the school that the reader has to do with, or the first of them. */
export function useChosenClass(search: StaffSearch) {
  const chosen = useChosen(search);
  const classes = useClasses(chosen.school);
  const shown = classes.data?.find(({ classId }) => classId === search.class) ?? classes.data?.[0];
  return { ...chosen, classes, shown };
}

/** Where another class is chosen, and another school by whoever has several. */
export function ClassChoice({ of }: { readonly of: ReturnType<typeof useChosenClass> }) {
  const { schools, school, classes, shown, choose } = of;
  return (
    <>
      <SchoolSelect
        schools={schools}
        school={school}
        onChoose={(one) => choose({ school: one, class: undefined })}
      />
      <ClassSelect
        classes={classes.data ?? []}
        chosen={shown?.classId}
        onChoose={(classId) => choose({ class: classId })}
      />
    </>
  );
}
