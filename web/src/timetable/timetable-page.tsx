import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { calledBy, pupilsOf, thisWeekOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { ChooseChild } from '../pupil/choose-child.js';
import { ChooseClass } from './choose-class.js';
import { LessonsOfPupil } from './lessons-of-pupil.js';
import { LessonsOfStaff } from './lessons-of-staff.js';
import { useTimetableTexts } from './texts/timetable-texts.js';
import { WeekLinks } from './week-links.js';

const route = getRouteApi('/signed-in/timetable');

/** A week of lessons with all that became of them: of a pupil, of a teacher, or of a class. */
export function TimetablePage() {
  const { t } = useTimetableTexts();
  const { t: common } = useTranslation();
  const me = useMe();
  const search = route.useSearch();
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  const pupils = pupilsOf(me);
  const pupil = pupils.find(({ id }) => id === search.pupil) ?? pupils[0];
  const week = search.week ?? thisWeekOf(me, pupil?.id);
  const isFamily = me.role === 'guardian' || me.role === 'pupil';
  const mayPlan = me.role === 'deputyHead' || me.role === 'admin';
  return (
    <>
      <div className={items['top']}>
        <h1 className={frame['heading']}>
          {isFamily && pupil !== undefined ? t('titleOf', { name: calledBy(pupil) }) : t('title')}
        </h1>
        {mayPlan && <Link to="/timetable/plan">{t('toPlan')}</Link>}
      </div>
      {isFamily ? <ChooseChild pupils={pupils} chosen={pupil?.id} /> : <ChooseClass />}
      <WeekLinks week={week} pupilId={pupil?.id} />
      {isFamily ? (
        pupil === undefined ? (
          <p>{t('noChildren')}</p>
        ) : (
          <LessonsOfPupil pupilId={pupil.id} week={week} />
        )
      ) : (
        <LessonsOfStaff classId={search.class} week={week} />
      )}
    </>
  );
}
