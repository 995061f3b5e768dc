import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDiary } from '../api/diary.js';
import { pupilsOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { ChildrenNav } from './children-nav.js';
import classes from './diary-page.module.css';
import { DiarySkeleton } from './diary-skeleton.js';
import { DiarySpread } from './diary-spread.js';
import { WeekNav } from './week-nav.js';

const route = getRouteApi('/signed-in/diary/$pupilId/$week');

/** A pupil's week, as in the paper diary. */
export function DiaryPage() {
  const { t } = useTranslation();
  const { pupilId, week } = route.useParams();
  const me = useMe();
  const diary = useDiary(pupilId, week);
  const pupil = diary.data?.pupil ?? pupilsOf(me).find(({ id }) => id === pupilId);
  const title = pupil === undefined ? t('diary.title') : t('diary.of', { name: pupil.name });
  useDocumentTitle(`${title} – ${t('app')}`);
  return (
    <>
      <ChildrenNav pupilId={pupilId} week={week} />
      <div className={classes['top']}>
        <h1 className={classes['title']}>
          {title}
          {pupil?.className !== undefined && (
            <span className={classes['className']}>{t('diary.className', { name: pupil.className })}</span>
          )}
        </h1>
        <WeekNav pupilId={pupilId} week={week} />
      </div>
      <Answer query={diary} skeleton={<DiarySkeleton />}>
        {(shown) => <DiarySpread diary={shown} week={week} />}
      </Answer>
    </>
  );
}
