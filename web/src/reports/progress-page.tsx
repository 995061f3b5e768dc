import { Button, Skeleton } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useSchoolYears } from '../api/school.js';
import { useSchoolSummary } from '../api/staff-reports.js';
import { todayIn } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { useChosen } from './chosen.js';
import { PeriodSelect, SchoolSelect } from './filters.js';
import { Once } from './once.js';
import { termIn } from './periods.js';
import { ReportTable } from './report-table.js';
import { ReportsHead } from './reports-head.js';
import type { StaffSearch } from './staff-search.js';
import { StandsFor } from './stands-for.js';
import { TeacherProgressReport } from './teacher-progress.js';
import { useReportsTexts } from './texts/reports-texts.js';

const route = getRouteApi('/signed-in/reports/progress');

/** How teachers keep their pages of a term: all of them for whoever leads the school, and the own ones for a teacher. */
export function ProgressPage() {
  const { t } = useReportsTexts();
  const search = route.useSearch();
  const { role, person } = useMe();
  const { schools, school, timeZone, choose } = useChosen(search);
  const years = useSchoolYears(school);
  const isHead = role === 'deputyHead' || role === 'admin';
  const term = termIn(search, years.data ?? [], todayIn(timeZone));
  const teacher = isHead ? search.teacher : person.id;
  return (
    <>
      <ReportsHead title={t(isHead ? 'tab.progress' : 'ownProgress')}>
        <SchoolSelect
          schools={schools}
          school={school}
          onChoose={(one) => choose({ school: one, teacher: undefined })}
        />
        <PeriodSelect years={years.data ?? []} chosen={term} withYears={false} onChoose={choose} />
        {isHead && teacher !== undefined && (
          <Link to="/reports/progress" search={{ ...search, teacher: undefined }}>
            {t('allTeachers')}
          </Link>
        )}
      </ReportsHead>
      <Once query={years}>
        {() => {
          if (term === undefined) return <p>{t('noPeriod')}</p>;
          return teacher === undefined ? (
            <AllTeachers school={school} term={term} timeZone={timeZone} search={search} />
          ) : (
            <TeacherProgressReport teacher={teacher} term={term} timeZone={timeZone} />
          );
        }}
      </Once>
    </>
  );
}

interface AllTeachersProps {
  readonly school: string;
  readonly term: string;
  readonly timeZone: string;
  readonly search: StaffSearch;
}

function AllTeachers({ school, term, timeZone, search }: AllTeachersProps) {
  const { t } = useReportsTexts();
  const dates = useDates();
  const summary = useSchoolSummary(school, term);
  return (
    <Answer query={summary} skeleton={<Skeleton height={320} />}>
      {({ pages }) => (
        <section className={report['sheet']}>
          {pages[0] && (
            <>
              <StandsFor report={pages[0]} timeZone={timeZone} />
              <p>
                {t('pagesOpen', {
                  open: pages[0].pages.open,
                  closed: pages[0].pages.closed,
                  missing: pages[0].pages.termGradesMissing,
                })}
              </p>
            </>
          )}
          <ReportTable
            label={t('tab.progress')}
            testId="teachers"
            columns={[
              ...[t('teacher'), t('pages'), t('held'), t('topicsMissing'), t('lateEntries')],
              ...[t('corrections'), t('annulments'), t('lastEntry')],
            ]}
            rows={pages
              .flatMap(({ rows }) => rows)
              .map(({ id, name, lastEntryAt, ...totals }) => ({
                id,
                cells: [
                  <Link key="name" to="/reports/progress" search={{ ...search, teacher: id }}>
                    {name}
                  </Link>,
                  ...[totals.pages, totals.held, totals.topicsMissing, totals.lateEntries],
                  ...[totals.corrections, totals.annulments],
                  lastEntryAt === undefined ? '–' : dates.instant(lastEntryAt, timeZone),
                ],
              }))}
          />
          {summary.hasNextPage && (
            <Button variant="default" mt="md" onClick={() => void summary.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </section>
      )}
    </Answer>
  );
}
