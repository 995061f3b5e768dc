import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { receiptsQuery, type Announcement } from '../api/announcements.js';
import { useDates } from '../i18n/dates.js';
import table from '../pupil/report.module.css';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { useAnnouncementTexts } from './texts/announcement-texts.js';

/** Who confirmed having read an announcement, and which wording of it. */
export function ReceiptsTable({ announcement }: { readonly announcement: Announcement }) {
  const { t } = useAnnouncementTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const receipts = useQuery(receiptsQuery(announcement.announcementId));
  return (
    <section className={table['sheet']}>
      <h2>{t('receipts.title')}</h2>
      <Answer query={receipts} skeleton={<Skeleton height={80} />}>
        {(all) =>
          all.length === 0 ? (
            <p data-testid="no-receipts">{t('receipts.none')}</p>
          ) : (
            <>
              <p>{t('receipts.count', { count: all.length })}</p>
              <table className={table['table']} data-testid="receipts">
                <thead>
                  <tr>
                    <th scope="col">{t('receipts.reader')}</th>
                    <th scope="col">{t('receipts.at')}</th>
                    <th scope="col">{t('receipts.wording')}</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map(({ reader, version, at }) => (
                    <tr key={reader.id}>
                      <th scope="row">{reader.name}</th>
                      <td>
                        <time dateTime={at}>{dates.instant(at, timeZone)}</time>
                      </td>
                      <td>{t(version < announcement.version ? 'receipts.earlier' : 'receipts.current')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )
        }
      </Answer>
    </section>
  );
}
