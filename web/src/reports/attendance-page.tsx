import { getRouteApi } from '@tanstack/react-router';
import { useClasses, useSchoolYears } from '../api/school.js';
import { todayIn } from '../diary/week.js';
import { longestDays } from '../pupil/report-search.js';
import { RangeFields } from '../pupil/span-fields.js';
import { daysOf, searchOf, spanNamed, usualSpan } from '../pupil/span.js';
import { useMe } from '../session/use-me.js';
import { ClassAttendanceReport, SchoolAttendanceReport } from './attendance-report.js';
import { useChosen } from './chosen.js';
import { ClassSelect, PeriodSelect, SchoolSelect } from './filters.js';
import { Once } from './once.js';
import { ReportsHead } from './reports-head.js';
import { useReportsTexts } from './texts/reports-texts.js';

const route = getRouteApi('/signed-in/reports/attendance');

/** Who was there: of a school by class, or of a class by pupil, in any term, year or days. */
export function StaffAttendancePage() {
  const { t } = useReportsTexts();
  const search = route.useSearch();
  const { role } = useMe();
  const { schools, school, timeZone, choose } = useChosen(search);
  const years = useSchoolYears(school);
  const classes = useClasses(school);
  const isHead = role === 'deputyHead' || role === 'admin';
  // The pupils of a class are not for administrators.
  const own = role === 'admin' ? [] : (classes.data ?? []);
  const shown = own.find(({ classId }) => classId === search.class) ?? (isHead ? undefined : own[0]);
  const known = years.data ?? [];
  const span = spanNamed(search, known) ?? usualSpan(todayIn(timeZone), known);
  const days = daysOf(span, known);
  const period = 'term' in span ? span.term : 'year' in span ? span.year : undefined;
  return (
    <>
      <ReportsHead title={t('tab.attendance')}>
        <SchoolSelect
          schools={schools}
          school={school}
          onChoose={(one) => choose({ school: one, class: undefined })}
        />
        {own.length > 0 && (
          <ClassSelect
            classes={own}
            chosen={shown?.classId}
            whole={isHead}
            onChoose={(classId) => choose({ class: classId })}
          />
        )}
        <PeriodSelect
          years={known}
          chosen={period}
          withYears
          onChoose={({ term, year }) =>
            choose({ ...(term === undefined ? searchOf({ year: year ?? '' }) : searchOf({ term })) })
          }
        />
        {days && (
          <RangeFields days={days} longest={longestDays} onChange={(other) => choose(searchOf(other))} />
        )}
      </ReportsHead>
      <Once query={years}>
        {() =>
          shown ? (
            <ClassAttendanceReport classId={shown.classId} span={span} timeZone={timeZone} />
          ) : isHead ? (
            <SchoolAttendanceReport school={school} span={span} timeZone={timeZone} />
          ) : (
            <p>{classes.isPending ? null : t('noClasses')}</p>
          )
        }
      </Once>
    </>
  );
}
