import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { classPortfoliosQuery } from '../api/portfolio.js';
import report from '../pupil/report.module.css';
import { ClassChoice, useChosenClass } from '../reports/chosen.js';
import { Once } from '../reports/once.js';
import { ReportTable } from '../reports/report-table.js';
import { ReportsHead } from '../reports/reports-head.js';
import { useReportsTexts } from '../reports/texts/reports-texts.js';
import { Answer } from '../shell/answer.js';
import { usePortfolioTexts } from './texts/portfolio-texts.js';

const route = getRouteApi('/signed-in/reports/portfolios');

/** The way to the portfolios of a class, and what waits in them for the class teacher. */
export function ClassPortfoliosPage() {
  const { t } = useReportsTexts();
  const search = route.useSearch();
  const chosen = useChosenClass(search);
  const { classes, shown } = chosen;
  return (
    <>
      <ReportsHead title={t('tab.portfolios')}>
        <ClassChoice of={chosen} />
      </ReportsHead>
      <Once query={classes}>
        {() => (shown === undefined ? <p>{t('noClasses')}</p> : <PortfoliosOf classId={shown.classId} />)}
      </Once>
    </>
  );
}

const COUNTS = ['waiting', 'achievements', 'thanks'] as const;

function PortfoliosOf({ classId }: { readonly classId: string }) {
  const { t } = usePortfolioTexts();
  const portfolios = useQuery(classPortfoliosQuery(classId));
  return (
    <Answer query={portfolios} isDated skeleton={<Skeleton height={320} />}>
      {({ class: { title }, pupils }) => (
        <section className={report['sheet']}>
          <h2>{title}</h2>
          <p className={report['lead']}>{t('class.lead')}</p>
          <ReportTable
            label={title}
            columns={[t('class.pupil'), ...COUNTS.map((count) => t(`class.${count}`))]}
            rows={pupils.map((pupil) => ({
              id: pupil.id,
              cells: [
                <Link key="pupil" to="/diary/$pupilId/portfolio" params={{ pupilId: pupil.id }}>
                  {pupil.name}
                </Link>,
                pupil.waiting > 0 ? <strong key="waiting">{pupil.waiting}</strong> : 0,
                pupil.achievements,
                pupil.thanks,
              ],
            }))}
          />
        </section>
      )}
    </Answer>
  );
}
