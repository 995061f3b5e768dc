import { useTranslation } from 'react-i18next';
import type { Diary, DiaryDay as Day } from '../api/diary.js';
import { DiaryDay } from './diary-day.js';
import classes from './diary-spread.module.css';
import { ShownDiary } from './shown-diary.js';
import { Signature } from './signature.js';
import { todayIn } from './week.js';

interface DiarySpreadProps {
  readonly diary: Diary;
  /** The week that is signed; none where other days are shown. */
  readonly week?: string;
}

/** An open paper diary: three days on the left page, the others on the right. */
export function DiarySpread({ diary, week }: DiarySpreadProps) {
  const { t } = useTranslation();
  const today = todayIn(diary.timeZone);
  const days = withoutIdleSunday(diary.days);
  const hasLessons = days.some(({ lessons }) => lessons.length > 0);
  if (!hasLessons && days.every(({ off }) => off === undefined)) {
    return (
      <div className={classes['blank']} data-testid="empty-week">
        <h2>{t('diary.emptyTitle')}</h2>
        <p>{t('diary.empty')}</p>
      </div>
    );
  }
  return (
    <ShownDiary value={diary}>
      <div className={classes['spread']} data-testid="diary" data-position={diary.position}>
        {[days.slice(0, 3), days.slice(3)].map((page, side) => (
          <div key={side} className={classes['page']}>
            {page.map((day) => (
              <DiaryDay key={day.date} day={day} isToday={day.date === today} timeZone={diary.timeZone} />
            ))}
          </div>
        ))}
      </div>
      {week !== undefined && hasLessons && <Signature diary={diary} week={week} />}
    </ShownDiary>
  );
}

/** A paper diary has no Sunday; ours has one only where something happens on it. */
function withoutIdleSunday(days: readonly Day[]): readonly Day[] {
  return days.length === 7 && days[6]?.lessons.length === 0 ? days.slice(0, 6) : days;
}
