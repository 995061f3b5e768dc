import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { PARTS } from '../../../projections/performance/answer.js';
import { useSchoolYears } from '../api/school.js';
import { usePerformance, type PartKind, type Period } from '../api/staff-reports.js';
import { todayIn } from '../diary/week.js';
import report from '../pupil/report.module.css';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { FiguresTable } from './figures-table.js';
import { useChosen } from './chosen.js';
import { PeriodSelect, SchoolSelect } from './filters.js';
import { Once } from './once.js';
import { PupilLists } from './pupil-lists.js';
import { periodIn } from './periods.js';
import { ReportsHead } from './reports-head.js';
import { ShareChart } from './share-chart.js';
import { StandsFor } from './stands-for.js';
import { useReportsTexts } from './texts/reports-texts.js';

const route = getRouteApi('/signed-in/reports/performance');

/** What a school's grades of a term or year come to, by class, subject, teacher or parallel, and who stands in which list. */
export function PerformancePage() {
  const { t } = useReportsTexts();
  const search = route.useSearch();
  const { role } = useMe();
  const { schools, school, timeZone, choose } = useChosen(search);
  const years = useSchoolYears(school);
  const by = PARTS.find((part) => part === search.by) ?? 'class';
  const period = periodIn(search, years.data ?? [], todayIn(timeZone));
  return (
    <>
      <ReportsHead title={t('tab.performance')}>
        <SchoolSelect schools={schools} school={school} onChoose={(one) => choose({ school: one })} />
        <PeriodSelect
          years={years.data ?? []}
          chosen={period && ('term' in period ? period.term : period.year)}
          withYears
          onChoose={choose}
        />
        <NativeSelect
          label={t('by')}
          value={by}
          data={PARTS.map((value) => ({ value, label: t(`part.${value}`) }))}
          onChange={({ currentTarget }) => choose({ by: currentTarget.value })}
        />
      </ReportsHead>
      <Once query={years}>
        {() =>
          period === undefined ? (
            <p>{t('noPeriod')}</p>
          ) : (
            <>
              <PerformanceOf school={school} timeZone={timeZone} period={period} by={by} />
              {role === 'deputyHead' && (
                <PupilLists
                  school={school}
                  timeZone={timeZone}
                  period={period}
                  list={search.list}
                  onChoose={(list) => choose({ list })}
                />
              )}
            </>
          )
        }
      </Once>
    </>
  );
}

interface PerformanceOfProps {
  readonly school: string;
  readonly timeZone: string;
  readonly period: Period;
  readonly by: PartKind;
}

function PerformanceOf({ school, timeZone, period, by }: PerformanceOfProps) {
  const { t } = useReportsTexts();
  const performance = usePerformance(school, period, by);
  return (
    <Answer query={performance} skeleton={<Skeleton height={320} />}>
      {({ pages }) => {
        const [first] = pages;
        const rows = pages.flatMap((page) => page.rows);
        if (!first || rows.every(({ counted }) => counted === 0)) return <p>{t('noFigures')}</p>;
        return (
          <section className={report['sheet']}>
            <StandsFor report={first} timeZone={timeZone} />
            <FiguresTable rows={rows} part={t(`part.${by}`)} />
            {performance.hasNextPage && (
              <Button variant="default" mt="md" onClick={() => void performance.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
            <ShareChart
              title={t('chartPerformance', { part: t(`part.${by}`) })}
              names={[t('performance'), t('quality')]}
              rows={rows.map(({ id, title, performance: passed, quality }) => ({
                ...{ id, title, shares: [passed, quality] },
              }))}
            />
            <p className={frame['muted']}>{t('formulas')}</p>
          </section>
        );
      }}
    </Answer>
  );
}
