import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { announcementsQuery } from '../api/announcements.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { AnnouncementItem } from './announcement-item.js';
import classes from './announcements.module.css';
import { mayAnnounce } from './audiences.js';
import { useAnnouncementTexts } from './texts/announcement-texts.js';

const route = getRouteApi('/signed-in/announcements');

/** What is announced to the reader, pinned first, then the newest; for whoever leads a school also everything in it. */
export function AnnouncementsPage() {
  const { t } = useAnnouncementTexts();
  const { t: common } = useTranslation();
  const { school } = route.useSearch();
  const me = useMe();
  const announcements = useInfiniteQuery(announcementsQuery(school));
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <>
      <div className={items['top']}>
        <h1 className={frame['heading']}>{t('title')}</h1>
        {mayAnnounce(me) && (
          <Button renderRoot={(props) => <Link to="/announcements/new" {...props} />}>{t('new')}</Button>
        )}
      </div>
      <Views />
      <Answer query={announcements} skeleton={<Skeleton height={240} />}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.announcements);
          const unread = pages[0]?.unread;
          if (all.length === 0) return <p data-testid="none">{t('none')}</p>;
          return (
            <>
              {unread !== undefined && (
                <p role="status" className={frame['muted']} data-testid="unread">
                  {unread === 0 ? t('allRead') : t('unread', { count: unread })}
                </p>
              )}
              <ul role="list" className={items['list']}>
                {all.map((entry) => (
                  <AnnouncementItem key={entry.announcementId} entry={entry} />
                ))}
              </ul>
            </>
          );
        }}
      </Answer>
      {announcements.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={announcements.isFetchingNextPage}
          onClick={() => void announcements.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}

/** From what is for the reader to everything in the schools that the reader leads. */
function Views() {
  const { t } = useAnnouncementTexts();
  const { role, schools } = useMe();
  if (role !== 'deputyHead' && role !== 'admin') return null;
  const exactly = { activeOptions: { exact: true, includeSearch: true } };
  return (
    <nav aria-label={t('views')} className={classes['views']}>
      <Link to="/announcements" search={{}} {...exactly}>
        {t('mine')}
      </Link>
      {schools.map(({ id, name }) => (
        <Link key={id} to="/announcements" search={{ school: id }} {...exactly}>
          {schools.length > 1 ? name : t('ofSchool')}
        </Link>
      ))}
    </nav>
  );
}
