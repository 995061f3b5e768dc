import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { threadsQuery, type ThreadEntry } from '../api/messages.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { BlockedList } from './blocked-list.js';
import classes from './messages.module.css';
import { useMessageTexts } from './texts/message-texts.js';
import { useAmong } from './use-among.js';

/** The conversations of the reader, that with the newest message first. */
export function MessagesPage() {
  const { t } = useMessageTexts();
  const { t: common } = useTranslation();
  const { role } = useMe();
  const threads = useInfiniteQuery(threadsQuery);
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  const leads = role === 'deputyHead' || role === 'admin';
  return (
    <>
      <div className={items['top']}>
        <h1 className={frame['heading']}>{t('title')}</h1>
        {leads ? (
          <Link to="/messages/reports">{t('reports.title')}</Link>
        ) : (
          <Button renderRoot={(props) => <Link to="/messages/new" {...props} />}>{t('new')}</Button>
        )}
      </div>
      <p>
        <Link to="/joint-groups">{t('jointGroups')}</Link>
      </p>
      <Answer query={threads} skeleton={<Skeleton height={240} />}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.threads);
          const unread = pages[0]?.unread ?? 0;
          if (all.length === 0) return <p data-testid="none">{t('none')}</p>;
          return (
            <>
              <p role="status" className={frame['muted']} data-testid="unread">
                {unread === 0 ? t('allRead') : t('unread', { count: unread })}
              </p>
              <ul role="list" className={items['list']}>
                {all.map((entry) => (
                  <ThreadItem key={entry.threadId} entry={entry} />
                ))}
              </ul>
            </>
          );
        }}
      </Answer>
      {threads.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={threads.isFetchingNextPage}
          onClick={() => void threads.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
      <BlockedList />
    </>
  );
}

function ThreadItem({ entry }: { readonly entry: ThreadEntry }) {
  const { t } = useMessageTexts();
  const dates = useDates();
  const among = useAmong();
  const timeZone = timeZoneOf(useMe());
  const { threadId, title, unread, lastAt } = entry;
  return (
    <li className={items['item']}>
      <Link to="/messages/$threadId" params={{ threadId }} className={items['title']}>
        {title}
      </Link>
      {unread > 0 && <strong className={classes['fresh']}>{t('fresh', { count: unread })}</strong>}
      <p className={items['aside']}>
        {among(entry.among)} · <time dateTime={lastAt}>{dates.instant(lastAt, timeZone)}</time>
      </p>
    </li>
  );
}
