import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useGradeHistory, type GradeHistory } from '../api/audit.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import classes from './audit.module.css';
import { GradeTimeline } from './grade-timeline.js';
import { ProofSection } from './proof-section.js';
import { useAuditTexts } from './texts/audit-texts.js';

const route = getRouteApi('/signed-in/audit/grades/$gradeId');

/** Everything that ever happened to a grade, and the proof of it. */
export function GradePage() {
  const { t } = useTranslation();
  const { t: ta } = useAuditTexts();
  const { gradeId } = route.useParams();
  const history = useGradeHistory(gradeId);
  const title =
    history.data === undefined ? ta('gradeHistory') : ta('gradeOf', { name: history.data.pupil.name });
  useDocumentTitle(`${title} – ${t('app')}`);
  return (
    <>
      <p className={frame['onScreen']}>
        <Link to="/audit/history">{ta('back')}</Link>
      </p>
      <h1 className={frame['heading']}>{title}</h1>
      <Answer query={history} isDated skeleton={<Skeleton height={320} />}>
        {(told) => (
          <>
            <GradeFacts history={told} />
            <section className={report['sheet']}>
              <h2>{ta('timeline')}</h2>
              <GradeTimeline history={told} />
            </section>
            <ProofSection gradeId={gradeId} />
          </>
        )}
      </Answer>
    </>
  );
}

function GradeFacts({ history }: { readonly history: GradeHistory }) {
  const { t } = useAuditTexts();
  const dates = useDates();
  const { subject, group, timeZone, date, work, madeUpOn, chain } = history;
  const last = chain.at(-1);
  const given = chain.findLast(({ to }) => to !== undefined);
  return (
    <section className={report['sheet']}>
      <dl className={classes['facts']}>
        <dt>{t('stands')}</dt>
        <dd className={report['value']} data-testid="stands">
          {last?.what === 'annulled' ? t('annulledNow') : given?.to}
          {last && <span className={report['small']}> {dates.instant(last.at, timeZone)}</span>}
        </dd>
        <dt>{t('subject')}</dt>
        <dd>
          {subject}, {group}
        </dd>
        <dt>{t('lesson')}</dt>
        <dd>{dates.short(date)}</dd>
        <dt>{t('work')}</dt>
        <dd>{t('weight', { work: work.title, weight: work.weight })}</dd>
        {madeUpOn !== undefined && (
          <>
            <dt>{t('madeUpOn')}</dt>
            <dd>{dates.short(madeUpOn)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
