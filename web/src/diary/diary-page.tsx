import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useDiary } from '../api/diary.js';
import { useLiveDiary } from '../api/use-live.js';
import { PupilTabs } from '../pupil/pupil-tabs.js';
import { calledBy, pupilsOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { ChildrenNav } from './children-nav.js';
import { DiaryNews } from './diary-news.js';
import classes from './diary-page.module.css';
import { DiarySkeleton } from './diary-skeleton.js';
import { DiarySpread } from './diary-spread.js';
import { useSwipe } from './swipe.js';
import { Marked, useNews } from './use-news.js';
import { WeekNav } from './week-nav.js';
import { shiftWeek } from './week.js';

const NewsList = lazy(async () => ({ default: (await import('./news-list.js')).NewsList }));

const route = getRouteApi('/signed-in/diary/$pupilId/$week');

/** A pupil's week, as in the paper diary. */
export function DiaryPage() {
  const { t } = useTranslation();
  const { pupilId, week } = route.useParams();
  useLiveDiary(pupilId);
  const me = useMe();
  const diary = useDiary(pupilId, week);
  const { news, marked } = useNews(pupilId, diary.isSuccess);
  const navigate = useNavigate();
  const swipe = useSwipe((by) => {
    void navigate({ to: '/diary/$pupilId/$week', params: { pupilId, week: shiftWeek(week, by) } });
  });
  const pupil = pupilsOf(me).find(({ id }) => id === pupilId) ?? diary.data?.pupil;
  const title = pupil === undefined ? t('diary.title') : t('diary.of', { name: calledBy(pupil) });
  useDocumentTitle(`${title} – ${t('app')}`);
  return (
    <>
      <ChildrenNav pupilId={pupilId} />
      <PupilTabs pupilId={pupilId} tab="diary" />
      <div className={classes['top']}>
        <h1 className={classes['title']}>
          {title}
          {pupil?.className !== undefined && (
            <span className={classes['className']}>{t('diary.className', { name: pupil.className })}</span>
          )}
        </h1>
        <WeekNav pupilId={pupilId} week={week} />
      </div>
      <Marked value={marked}>
        <div className={classes['swiped']} {...swipe}>
          <Answer query={diary} skeleton={<DiarySkeleton />}>
            {(shown) => (
              <>
                <DiaryNews key={`${pupilId} ${week}`} diary={shown} />
                {news?.since !== undefined && news.news.length > 0 && (
                  <Suspense>
                    <NewsList
                      pupilId={pupilId}
                      news={news.news}
                      since={news.since}
                      timeZone={shown.timeZone}
                    />
                  </Suspense>
                )}
                <DiarySpread diary={shown} week={week} />
              </>
            )}
          </Answer>
        </div>
      </Marked>
    </>
  );
}
