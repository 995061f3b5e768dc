import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { announcementQuery, confirmReading, type Announcement } from '../api/announcements.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { Marks, WithdrawnBecause } from './announcement-item.js';
import classes from './announcements.module.css';
import { AuthorTools } from './author-tools.js';
import { ReceiptsTable } from './receipts-table.js';
import { useAnnouncementTexts } from './texts/announcement-texts.js';
import { useAudience } from './use-audience.js';

const route = getRouteApi('/signed-in/announcements/$announcementId');

/** One announcement with its text; its readers confirm it, and whoever made it sees who did. */
export function AnnouncementPage() {
  const { t } = useAnnouncementTexts();
  const { announcementId } = route.useParams();
  const announcement = useQuery(announcementQuery(announcementId));
  return (
    <>
      <p>
        <Link to="/announcements">{t('back')}</Link>
      </p>
      <Answer query={announcement} skeleton={<Skeleton height={320} />}>
        {(told) => <Told announcement={told} />}
      </Answer>
    </>
  );
}

function Told({ announcement }: { readonly announcement: Announcement }) {
  const { t } = useAnnouncementTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  const me = useMe();
  const audience = useAudience();
  const timeZone = timeZoneOf(me);
  const { text, author, publishedAt, changedAt, until, withdrawn } = announcement;
  const title = announcement.title ?? t('withdrawnOne');
  useDocumentTitle(`${title} – ${common('app')}`);
  const isAuthor = author.id === me.person.id;
  const leads = me.role === 'deputyHead' || me.role === 'admin';
  return (
    <>
      <article className={`${frame['sheet']} ${classes['letter']}`} data-testid="announcement">
        <h1 className={frame['heading']}>{title}</h1>
        <Marks entry={announcement} />
        <p className={items['aside']}>
          {t('audience.for', { whom: audience(announcement) })}
          <br />
          {t('by', { name: author.name, at: dates.instant(publishedAt, timeZone) })}
          {changedAt !== undefined && `; ${t('changed', { at: dates.instant(changedAt, timeZone) })}`}
          {until !== undefined && `. ${t('shownUntil', { date: dates.dayAndMonth(until) })}`}
        </p>
        {withdrawn && <WithdrawnBecause withdrawn={withdrawn} />}
        {text !== undefined && <div className={classes['text']}>{text}</div>}
        {!withdrawn && !isAuthor && <Confirmation announcement={announcement} />}
      </article>
      {(isAuthor || leads) && (
        <>
          {!withdrawn && <AuthorTools announcement={announcement} />}
          <ReceiptsTable announcement={announcement} />
        </>
      )}
    </>
  );
}

/** The reader says to have read it, as it is put now; a later change asks anew. */
function Confirmation({ announcement }: { readonly announcement: Announcement }) {
  const { t } = useAnnouncementTexts();
  const queryClient = useQueryClient();
  const { announcementId, version, read, receiptAsked } = announcement;
  const confirming = useMutation({
    mutationFn: () => confirmReading(announcementId, version),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: announcementQuery(announcementId).queryKey }),
        queryClient.invalidateQueries({ queryKey: ['announcements'] }),
      ]),
  });
  return (
    <div className={classes['confirmation']} role="status">
      {read ? (
        <p data-testid="confirmed">{t('confirmed')}</p>
      ) : (
        <>
          {receiptAsked && <p>{t('confirmAsked')}</p>}
          <Button
            variant={receiptAsked ? 'filled' : 'default'}
            loading={confirming.isPending}
            onClick={() => confirming.mutate()}
          >
            {t(receiptAsked ? 'confirm' : 'markRead')}
          </Button>
        </>
      )}
      <Refusal error={confirming.error} />
    </div>
  );
}
