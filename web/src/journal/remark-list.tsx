import { useTranslation } from 'react-i18next';
import type { JournalPage } from '../api/journal-page.js';
import { RemarkNote } from '../diary/remark-note.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';

interface RemarkListProps {
  readonly page: JournalPage;
  readonly timeZone: string;
}

/** What was said about pupils on the page, in the order of the lessons. */
export function RemarkList({ page: { remarks, pupils, lessons }, timeZone }: RemarkListProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const nameOf = new Map(pupils.map(({ id, name }) => [id, name]));
  const made = lessons.flatMap(({ lessonId, date }) =>
    remarks.filter((remark) => remark.lessonId === lessonId).map((remark) => ({ date, remark })),
  );
  if (made.length === 0) return null;
  return (
    <section className={frame['sheet']}>
      <h2 className={frame['heading']}>{t('journal.remarks')}</h2>
      <dl>
        {made.map(({ date, remark }) => (
          <div key={remark.remarkId}>
            <dt>
              {t('journal.remarkOf', {
                name: nameOf.get(remark.pupilId) ?? '',
                date: dates.short(date),
              })}
            </dt>
            <dd>
              <RemarkNote remark={remark} timeZone={timeZone} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
