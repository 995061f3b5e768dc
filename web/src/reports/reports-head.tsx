import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { schoolClassesQuery } from '../api/school.js';
import tabsOf from '../pupil/pupil-head.module.css';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { NotHad } from '../shell/not-had.js';
import classes from './reports.module.css';
import { useReportsTexts } from './texts/reports-texts.js';

interface ReportsHeadProps {
  readonly title: string;
  /** By what the report is chosen. */
  readonly children: ReactNode;
}

/** What the report is, and the ways to the others that the reader may open. */
export function ReportsHead({ title, children }: ReportsHeadProps) {
  const { t } = useTranslation();
  const { t: tr } = useReportsTexts();
  const { role, schools } = useMe();
  const isHead = role === 'deputyHead' || role === 'admin';
  const own = useQuery({ ...schoolClassesQuery(schools[0]?.id ?? ''), enabled: role === 'teacher' });
  const isOffice = role === 'secretary';
  const hasSheets = role === 'deputyHead' || (role === 'teacher' && (own.data ?? []).length > 0);
  useDocumentTitle(`${title} – ${t('app')}`);
  return (
    <>
      <nav aria-label={tr('tabs')} className={tabsOf['tabs']}>
        {isOffice && (
          <Link to="/office" activeOptions={{ exact: true }}>
            {tr('tab.office')}
          </Link>
        )}
        {isHead && <Link to="/reports/performance">{tr('tab.performance')}</Link>}
        {hasSheets && <Link to="/reports/class">{tr('tab.class')}</Link>}
        {hasSheets && <Link to="/reports/portfolios">{tr('tab.portfolios')}</Link>}
        {(isHead || role === 'teacher') && <Link to="/reports/year">{tr('tab.year')}</Link>}
        {(isHead || hasSheets) && <Link to="/reports/attendance">{tr('tab.attendance')}</Link>}
        {hasSheets && <Link to="/reports/absences">{tr('tab.absences')}</Link>}
        {!isOffice && <Link to="/reports/progress">{tr(isHead ? 'tab.progress' : 'ownProgress')}</Link>}
        {(isHead || hasSheets || isOffice) && <Link to="/office/sign-ins">{tr('tab.signIns')}</Link>}
        {isOffice && <Link to="/moves">{tr('tab.moves')}</Link>}
      </nav>
      <NotHad query={own} />
      <h1 className={frame['heading']}>{title}</h1>
      <div className={classes['filters']}>{children}</div>
    </>
  );
}
