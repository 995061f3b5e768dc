import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { diaryDaysQuery } from '../api/diary.js';
import { useLiveDiary } from '../api/use-live.js';
import { useDates } from '../i18n/dates.js';
import { PupilTabs } from '../pupil/pupil-tabs.js';
import { RangeFields } from '../pupil/span-fields.js';
import { calledBy, pupilsOf, thisWeekOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { ChildrenNav } from './children-nav.js';
import { daysShown, longestDays } from './days-search.js';
import classes from './diary-page.module.css';
import { DiarySkeleton } from './diary-skeleton.js';
import { DiarySpread } from './diary-spread.js';
import { weekOf } from './week.js';
import { weeksOf } from './weeks-of.js';

const route = getRouteApi('/signed-in/diary/$pupilId/days');

/** The diary of any days, week below week. */
export function DaysPage() {
  const { t } = useTranslation();
  const dates = useDates();
  const { pupilId } = route.useParams();
  useLiveDiary(pupilId);
  const me = useMe();
  const days = daysShown(route.useSearch(), thisWeekOf(me, pupilId));
  const navigate = useNavigate();
  const diary = useQuery(diaryDaysQuery(pupilId, days));
  const pupil = pupilsOf(me).find(({ id }) => id === pupilId) ?? diary.data?.pupil;
  const title = pupil === undefined ? t('diary.title') : t('diary.of', { name: calledBy(pupil) });
  useDocumentTitle(`${title} – ${t('app')}`);
  return (
    <>
      <ChildrenNav pupilId={pupilId} />
      <PupilTabs pupilId={pupilId} tab="diary" />
      <div className={classes['top']}>
        <h1 className={classes['title']}>{title}</h1>
        <p role="status" className={classes['range']} data-testid="days-title">
          {dates.range(days.from, days.to)}
        </p>
        <RangeFields
          days={days}
          longest={longestDays}
          onChange={(search) =>
            void navigate({ to: '/diary/$pupilId/days', params: { pupilId }, search, replace: true })
          }
        />
      </div>
      <Answer query={diary} skeleton={<DiarySkeleton />}>
        {(shown) =>
          weeksOf(shown).map((week) => (
            <section key={week.from} className={classes['ofWeek']}>
              <p className={frame['muted']}>
                <Link to="/diary/$pupilId/$week" params={{ pupilId, week: weekOf(week.from) }}>
                  {dates.range(week.from, week.to)}
                </Link>
              </p>
              <DiarySpread diary={week} />
            </section>
          ))
        }
      </Answer>
    </>
  );
}
