import { VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diary } from '../api/diary.js';
import { useDates } from '../i18n/dates.js';
import classes from './diary-page.module.css';
import { useLastVisit } from './last-visit.js';
import { countNewSince, newsBetween, type News } from './news.js';

/** Reads out what comes to the week while it is shown, and tells how much is new since the last visit. */
export function DiaryNews({ diary }: { readonly diary: Diary }) {
  const { t } = useTranslation();
  const dates = useDates();
  const since = useLastVisit();
  const [shown, setShown] = useState(diary);
  const [news, setNews] = useState<readonly News[]>([]);
  if (diary !== shown) {
    setShown(diary);
    const came = newsBetween(shown, diary);
    if (came.length > 0) setNews(came);
  }
  const count = countNewSince(since, diary);
  return (
    <>
      <VisuallyHidden role="status" data-testid="news">
        {news.map((one) => newsTold(one, t)).join('. ')}
      </VisuallyHidden>
      {since !== undefined && count > 0 && (
        <p className={classes['newSince']} data-testid="new-since">
          {t('diary.newSince', { count, at: dates.instant(since, diary.timeZone) })}
        </p>
      )}
    </>
  );
}

function newsTold({ kind, ...told }: News, t: TFunction): string {
  switch (kind) {
    case 'given':
      return t('diary.newsGiven', told);
    case 'corrected':
      return t('diary.newsCorrected', told);
    case 'annulled':
      return t('diary.newsAnnulled', told);
  }
}
