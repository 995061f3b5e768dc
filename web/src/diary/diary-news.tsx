import { VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diary } from '../api/diary.js';
import { newsBetween, type News } from './news.js';

/** Reads out what comes to the week while it is shown. */
export function DiaryNews({ diary }: { readonly diary: Diary }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(diary);
  const [news, setNews] = useState<readonly News[]>([]);
  if (diary !== shown) {
    setShown(diary);
    const came = newsBetween(shown, diary);
    if (came.length > 0) setNews(came);
  }
  return (
    <VisuallyHidden role="status" data-testid="news">
      {news.map((one) => newsTold(one, t)).join('. ')}
    </VisuallyHidden>
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
