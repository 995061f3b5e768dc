import { Skeleton } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { LISTS } from '../../../projections/performance/answer.js';
import { useSchoolYears } from '../api/school.js';
import { useClassReport } from '../api/staff-reports.js';
import { todayIn } from '../diary/week.js';
import report from '../pupil/report.module.css';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { ClassChoice, useChosenClass } from './chosen.js';
import { ClassPapers } from './class-papers.js';
import { ClassSheet } from './class-sheet.js';
import { levels } from './figures-table.js';
import { PeriodSelect } from './filters.js';
import { Once } from './once.js';
import { termIn } from './periods.js';
import { ListedTable } from './pupil-lists.js';
import { ReportsHead } from './reports-head.js';
import { SchoolPapers } from './school-papers.js';
import { ShareChart } from './share-chart.js';
import { StandsFor } from './stands-for.js';
import { useReportsTexts } from './texts/reports-texts.js';

const route = getRouteApi('/signed-in/reports/class');

/** A class's term as its class teacher reports it: the sheet of its grades, what they come to, and who stands in which list. */
export function ClassPage() {
  const { t } = useReportsTexts();
  const search = route.useSearch();
  const { role } = useMe();
  const chosen = useChosenClass(search);
  const { school, timeZone, classes, shown, choose } = chosen;
  const years = useSchoolYears(school);
  const today = todayIn(timeZone);
  const term = termIn(search, years.data ?? [], today);
  return (
    <>
      <ReportsHead title={t('tab.class')}>
        <ClassChoice of={chosen} />
        <PeriodSelect years={years.data ?? []} chosen={term} withYears={false} onChoose={choose} />
      </ReportsHead>
      <Once query={classes}>
        {() =>
          shown === undefined ? (
            <p>{t('noClasses')}</p>
          ) : term === undefined ? (
            <p>{years.isPending ? null : t('noPeriod')}</p>
          ) : (
            <>
              {role === 'deputyHead' && (
                <p>
                  <Link to="/moves" search={{ school, class: shown.classId }}>
                    {t('moves')}
                  </Link>
                </p>
              )}
              <ReportOf classId={shown.classId} term={term} timeZone={timeZone} />
              <ClassPapers of={shown} years={years.data ?? []} term={term} today={today} withSummary />
              {role === 'deputyHead' && (
                <SchoolPapers school={school} years={years.data ?? []} term={term} today={today} />
              )}
            </>
          )
        }
      </Once>
    </>
  );
}

interface ReportOfProps {
  readonly classId: string;
  readonly term: string;
  readonly timeZone: string;
}

function ReportOf({ classId, term, timeZone }: ReportOfProps) {
  const { t } = useReportsTexts();
  const classReport = useClassReport(classId, term);
  return (
    <Answer query={classReport} skeleton={<Skeleton height={320} />}>
      {(told) => {
        const { counted, levels: counts } = told.figures;
        return (
          <>
            <section className={report['sheet']}>
              <h2>{t('sheet')}</h2>
              <StandsFor report={told} timeZone={timeZone} />
              <ClassSheet report={told} />
            </section>
            {counted > 0 && (
              <section className={report['sheet']}>
                <ShareChart
                  title={t('chartLevels')}
                  names={[`${t('counted')}: ${counted}`]}
                  rows={levels.map((level) => ({
                    id: level,
                    title: `${t(`level.${level}`)}: ${counts[level]}`,
                    shares: [(counts[level] * 100) / counted],
                  }))}
                />
              </section>
            )}
            {LISTS.map((list) => (
              <section key={list} className={report['sheet']} data-testid={`list-${list}`}>
                <h2>{t(`list.${list}`)}</h2>
                <p className={report['lead']}>{t(`listSays.${list}`)}</p>
                <ListedTable label={t(`list.${list}`)} pupils={told.lists[list]} />
              </section>
            ))}
          </>
        );
      }}
    </Answer>
  );
}
