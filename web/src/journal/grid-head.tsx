import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageLesson } from '../api/journal-page.js';
import { useDates } from '../i18n/dates.js';

interface GridHeadProps {
  readonly lessons: readonly PageLesson[];
  readonly today: string;
}

/** The grid's head: the lessons, and what they come to. */
export const GridHead = memo(function GridHead({ lessons, today }: GridHeadProps) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <thead>
      <tr>
        <th scope="col">{t('journal.pupil')}</th>
        {lessons.map(({ lessonId, date, number: lesson, topic, cancelled, planned }) => (
          <th
            key={lessonId}
            scope="col"
            title={topic}
            data-cancelled={cancelled}
            data-planned={planned}
            aria-current={date === today ? 'date' : undefined}
          >
            <VisuallyHidden>
              {t('journal.lesson', { date: dates.short(date), number: lesson })}
            </VisuallyHidden>
            <span aria-hidden="true">
              {dates.numeric(date)}
              <small>{lesson}</small>
            </span>
            {cancelled && <VisuallyHidden>{t('diary.cancelled')}</VisuallyHidden>}
            {planned && !cancelled && <VisuallyHidden>{t('diary.planned')}</VisuallyHidden>}
          </th>
        ))}
        <th scope="col">{t('journal.average')}</th>
        <th scope="col">{t('journal.proposed')}</th>
        <th scope="col">{t('journal.termGrade')}</th>
      </tr>
    </thead>
  );
});
