import { Link } from '@tanstack/react-router';
import type { AnnouncementEntry } from '../api/announcements.js';
import { todayIn } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import items from '../shell/items.module.css';
import classes from './announcements.module.css';
import { useAnnouncementTexts } from './texts/announcement-texts.js';
import { useAudience } from './use-audience.js';

/** An announcement in a list: what it is about, whom it is for, and whether it waits for the reader. */
export function AnnouncementItem({ entry }: { readonly entry: AnnouncementEntry }) {
  const { t } = useAnnouncementTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const audience = useAudience();
  const { announcementId, title, author, publishedAt, withdrawn } = entry;
  return (
    <li className={items['item']} data-testid={`announcement-${announcementId}`}>
      <Link to="/announcements/$announcementId" params={{ announcementId }} className={items['title']}>
        {title ?? t('withdrawnOne')}
      </Link>
      <Marks entry={entry} />
      <p className={items['aside']}>
        {t('audience.for', { whom: audience(entry) })} · {author.name},{' '}
        <time dateTime={publishedAt}>{dates.instant(publishedAt, timeZone)}</time>
      </p>
      {withdrawn && <WithdrawnBecause withdrawn={withdrawn} />}
    </li>
  );
}

/** Who took it back, when, and why. */
export function WithdrawnBecause({ withdrawn }: Required<Pick<AnnouncementEntry, 'withdrawn'>>) {
  const { t } = useAnnouncementTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const { at, by, reason } = withdrawn;
  return (
    <p className={classes['withdrawn']} data-testid="withdrawn">
      {t('withdrawnBecause', { name: by.name, at: dates.instant(at, timeZone), reason })}
    </p>
  );
}

/** What is to be known of an announcement at a glance, in words. */
export function Marks({ entry }: { readonly entry: AnnouncementEntry }) {
  const { t } = useAnnouncementTexts();
  const dates = useDates();
  const me = useMe();
  const today = todayIn(timeZoneOf(me));
  const { author, from, until, pinned, read, receiptAsked, withdrawn } = entry;
  const isToCome = today < from;
  const isOver = until !== undefined && until < today;
  const waits = !withdrawn && !read && !isToCome && !isOver && author.id !== me.person.id;
  return (
    <span className={classes['marks']}>
      {withdrawn && <strong className={classes['withdrawn']}>{t('state.withdrawn')}</strong>}
      {waits && (
        <strong className={classes['unread']}>{t(receiptAsked ? 'state.toConfirm' : 'state.unread')}</strong>
      )}
      {pinned && !withdrawn && <span>{t('state.pinned')}</span>}
      {isToCome && <span>{t('state.toCome', { date: dates.dayAndMonth(from) })}</span>}
      {isOver && <span>{t('state.over', { date: dates.dayAndMonth(until) })}</span>}
    </span>
  );
}
