import { Link } from '@tanstack/react-router';
import type { GradeNews } from '../api/diary-news.js';
import { useDates } from '../i18n/dates.js';
import classes from './diary-page.module.css';
import { useNewsTexts } from './texts/news-texts.js';
import { weekOf } from './week.js';

/** As many are told before somebody asks for all. */
const SHOWN = 6;

interface NewsListProps {
  readonly pupilId: string;
  /** Newest first. */
  readonly news: readonly GradeNews[];
  /** When the last visit ended. */
  readonly since: string;
  readonly timeZone: string;
}

/** What is new since the last visit, in whatever week of the year, each with a way to its day. */
export function NewsList({ pupilId, news, since, timeZone }: NewsListProps) {
  const { t } = useNewsTexts();
  const dates = useDates();
  const title = t('title', { count: news.length, at: dates.instant(since, timeZone) });
  const rest = news.slice(SHOWN);
  const lines = (some: readonly GradeNews[]) => (
    <ul>
      {some.map((one) => (
        <li key={`${one.gradeId} ${one.change ?? ''}`}>
          <Link
            to="/diary/$pupilId/$week"
            params={{ pupilId, week: weekOf(one.date) }}
            hash={`day-${one.date}`}
          >
            {dates.short(one.date)}
          </Link>
          {', '}
          <NewsLine news={one} />
        </li>
      ))}
    </ul>
  );
  return (
    <section className={classes['newSince']} aria-label={title} data-testid="new-since">
      <p>{title}</p>
      {lines(news.slice(0, SHOWN))}
      {rest.length > 0 && (
        <details>
          <summary>{t('more', { count: rest.length })}</summary>
          {lines(rest)}
        </details>
      )}
    </section>
  );
}

/** The old value, the new one, and why. */
function NewsLine({ news: { subject, work, kind, from, to, reason } }: { readonly news: GradeNews }) {
  const { t } = useNewsTexts();
  const what = t('what', { subject, work: work.title });
  switch (kind) {
    case 'given':
      return <>{t('given', { what, to })}</>;
    case 'corrected':
      return (
        <>
          {what}: <del>{from}</del> → {to}. {t('reason', { reason })}
        </>
      );
    case 'annulled':
      return (
        <>
          {what}: <del>{from}</del> {t('annulled')}. {t('reason', { reason })}
        </>
      );
  }
}
