import { Link } from '@tanstack/react-router';
import type { PostEntry } from '../api/blogs.js';
import { useAudience } from '../announcements/use-audience.js';
import { todayIn } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import items from '../shell/items.module.css';
import { useBlogTexts } from './texts/blog-texts.js';
import { WithdrawnBecause } from './withdrawn-because.js';

/** A post in a list: what it is called, whose it is and for whom. */
export function PostItem({ entry }: { readonly entry: PostEntry }) {
  const { t } = useBlogTexts();
  const { postId, title, comments, withdrawn } = entry;
  return (
    <li className={items['item']}>
      <Link to="/blogs/$postId" params={{ postId }} className={items['title']}>
        {title ?? t('withdrawnPost')}
      </Link>
      <PostFacts entry={entry} />
      {withdrawn && <WithdrawnBecause withdrawn={withdrawn} />}
      {comments > 0 && <p className={items['aside']}>{t('comments', { count: comments })}</p>}
    </li>
  );
}

/** Whose a post is, for whom, and since when. */
export function PostFacts({ entry }: { readonly entry: PostEntry }) {
  const { t } = useBlogTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const audience = useAudience();
  const { author, publishedAt, changedAt, from } = entry;
  return (
    <p className={items['aside']}>
      <Link to="/blogs" search={{ author: author.id }}>
        {author.name}
      </Link>
      , <time dateTime={publishedAt}>{dates.instant(publishedAt, timeZone)}</time>
      {changedAt !== undefined && `; ${t('changed', { at: dates.instant(changedAt, timeZone) })}`}
      {' · '}
      {t('for', { whom: audience(entry) })}
      {todayIn(timeZone) < from && ` · ${t('toCome', { date: dates.dayAndMonth(from) })}`}
    </p>
  );
}
