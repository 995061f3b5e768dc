import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startOfDay } from '../../../src/school/civil-date.values.js';
import { usePageAsOf, type Moment, type PageAsOf } from '../api/audit.js';
import type { JournalPage } from '../api/journal-page.js';
import { shiftDate, todayIn } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import { JournalGrid } from '../journal/journal-grid.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import type { AsOfSearch } from './as-of-search.js';
import classes from './audit.module.css';
import { DifferencesTable } from './differences-table.js';
import { MomentFields } from './moment-fields.js';
import { useAuditTexts } from './texts/audit-texts.js';

const route = getRouteApi('/signed-in/audit/pages/$pageId');

/** A journal page as it was known at a moment beside as it is now. */
export function AsOfPage() {
  const { t } = useTranslation();
  const { t: ta } = useAuditTexts();
  const { pageId } = route.useParams();
  const search = route.useSearch();
  const me = useMe();
  const [timeZone, setTimeZone] = useState(timeZoneOf(me));
  const [opened] = useState(justNow);
  const asOf = usePageAsOf(pageId, momentOf(search, timeZone, opened));
  const page = asOf.data?.now;
  // A moment of which nothing is known leaves the way to others.
  const [first, setFirst] = useState<string>();
  if (page && page.term.from !== first) setFirst(page.term.from);
  // The page may be of another school than the reader's first one, with days of its own.
  if (page && page.timeZone !== timeZone) setTimeZone(page.timeZone);
  const title = page
    ? ta('pageOf', { subject: page.subject.title, group: page.group.title })
    : ta('pageThen');
  useDocumentTitle(`${title} – ${t('app')}`);
  return (
    <>
      <p className={classes['only']}>
        {me.role !== 'teacher' && (
          <Link to="/audit/history" search={{ page: pageId }}>
            {ta('back')}
          </Link>
        )}
        {me.role !== 'admin' && (
          <Link to="/journal/$pageId" params={{ pageId }}>
            {ta('pageNow')}
          </Link>
        )}
      </p>
      <h1 className={frame['heading']}>{title}</h1>
      <MomentFields
        pageId={pageId}
        first={first}
        today={todayIn(timeZone)}
        day={dayOf(search, asOf.data, timeZone)}
      />
      <Answer query={asOf} isDated skeleton={<Skeleton height={320} />}>
        {(told) => <Compared told={told} timeZone={timeZone} />}
      </Answer>
    </>
  );
}

function Compared({ told, timeZone }: { readonly told: PageAsOf; readonly timeZone: string }) {
  const { t } = useAuditTexts();
  const dates = useDates();
  const { asOf, then, now } = told;
  const time = dates.dayAndTime(asOf.instant, timeZone);
  return (
    <>
      <div className={classes['beside']}>
        <section data-testid="then">
          <h2>{t('asOf', { time })}</h2>
          {then ? <Grid page={then} /> : <p>{t('notThere')}</p>}
          <p className={frame['muted']}>{t('position', { position: asOf.position })}</p>
        </section>
        <section data-testid="now">
          <h2>{t('now')}</h2>
          <Grid page={now} />
          <p className={frame['muted']}>{t('position', { position: now.position })}</p>
        </section>
      </div>
      <DifferencesTable told={told} />
    </>
  );
}

function Grid({ page }: { readonly page: JournalPage }) {
  const { t } = useAuditTexts();
  return page.lessons.length === 0 ? <p>{t('noLessons')}</p> : <JournalGrid page={page} />;
}

/** What the journal is asked for: a place in its log, or the end of a day, which today has none of yet. */
function momentOf({ position, day }: AsOfSearch, timeZone: string, opened: Date): Moment {
  if (position !== undefined) return { position };
  const today = todayIn(timeZone, opened);
  const isPast = day !== undefined && day < today;
  return { at: isPast ? startOfDay(timeZone, shiftDate(day, 1)) : opened.toISOString() };
}

/** The day that is asked for, or on which the fact was written; none until that is known. */
function dayOf(
  { position, day }: AsOfSearch,
  told: PageAsOf | undefined,
  timeZone: string,
): string | undefined {
  if (position === undefined) return day ?? todayIn(timeZone);
  return told && todayIn(timeZone, new Date(told.asOf.instant));
}

/** A little ago: where the device's clock is ahead, the journal would take now for the future. */
const justNow = (): Date => new Date(Date.now() - 10_000);
