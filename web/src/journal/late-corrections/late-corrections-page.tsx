import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { lateCorrectionsQuery, type LateCorrections } from '../../api/late-corrections.js';
import { useDates } from '../../i18n/dates.js';
import report from '../../pupil/report.module.css';
import { useMe } from '../../session/use-me.js';
import { Answer } from '../../shell/answer.js';
import frame from '../../shell/frame.module.css';
import { AllowForm } from './allow-form.js';
import { useLateCorrectionsTexts } from './texts/late-corrections-texts.js';
import { WindowForm } from './window-form.js';

const route = getRouteApi('/signed-in/journal/$pageId/late-corrections');

/** Where whoever leads the school allows that a page is corrected after its window, and gives its teachers more time. */
export function LateCorrectionsPage() {
  const { t } = useLateCorrectionsTexts();
  const { t: common } = useTranslation();
  const { pageId } = route.useParams();
  const { role } = useMe();
  const told = useQuery(lateCorrectionsQuery(pageId));
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('title')}</h1>
      <Answer query={told} skeleton={<Skeleton height={320} />}>
        {(page) => (
          <>
            <HowFar page={page} isReader={role === 'deputyHead'} />
            <AllowForm page={page} />
            {role === 'admin' ? <WindowForm page={page} /> : <p>{t('askAdmin')}</p>}
          </>
        )}
      </Answer>
    </>
  );
}

interface HowFarProps {
  readonly page: LateCorrections;
  /** Whether the journal page itself is for whoever reads this. */
  readonly isReader: boolean;
}

function HowFar({ page, isReader }: HowFarProps) {
  const { t } = useLateCorrectionsTexts();
  const dates = useDates();
  const { subject, group, term, closed, editWindowDays, windowExtendedUntil, made, alone, allowed } = page;
  const title = `${subject.title}, ${group.title}`;
  return (
    <section className={report['sheet']}>
      <h2>
        {isReader ? (
          <Link to="/journal/$pageId" params={{ pageId: page.pageId }}>
            {title}
          </Link>
        ) : (
          title
        )}
      </h2>
      <p className={report['lead']}>
        {term.title}, {dates.range(term.from, term.to)}. {closed && t('closed')}
      </p>
      <p>
        {t('window', { count: editWindowDays })}{' '}
        {windowExtendedUntil !== undefined && t('extended', { day: dates.short(windowExtendedUntil) })}
      </p>
      <p>{t('lead', { alone })}</p>
      <p data-testid="made">
        {t('made', { made })} {allowed && t('allowed', { name: allowed.person.name, upTo: allowed.upTo })}
      </p>
    </section>
  );
}
