import { getRouteApi } from '@tanstack/react-router';
import { useClasses } from '../api/school.js';
import { ClassSelect, SchoolSelect } from '../reports/filters.js';
import { Once } from '../reports/once.js';
import { ReportsHead } from '../reports/reports-head.js';
import type { StaffSearch } from '../reports/staff-search.js';
import { useReportsTexts } from '../reports/texts/reports-texts.js';
import { useMe } from '../session/use-me.js';
import { SignInsOfClass } from './sign-ins-of-class.js';
import { useSignInsTexts } from './texts/sign-ins-texts.js';

const route = getRouteApi('/signed-in/office/sign-ins');

/** Where a class's teacher or the office gives families their sign-ins. */
export function SignInsPage() {
  const { t } = useSignInsTexts();
  const { t: tr } = useReportsTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { schools } = useMe();
  const { id: school = '', timeZone = 'UTC' } =
    schools.find(({ id }) => id === search.school) ?? schools[0] ?? {};
  const classes = useClasses(school);
  const choose = (chosen: StaffSearch) =>
    void navigate({ search: (before) => ({ ...before, ...chosen }), resetScroll: false });
  const shown = classes.data?.find(({ classId }) => classId === search.class) ?? classes.data?.[0];
  return (
    <>
      <ReportsHead title={t('title')}>
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
      </ReportsHead>
      <Once query={classes}>
        {() =>
          shown === undefined ? (
            <p>{tr('noClasses')}</p>
          ) : (
            <SignInsOfClass key={shown.classId} classId={shown.classId} timeZone={timeZone} />
          )
        }
      </Once>
    </>
  );
}
