import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lessonsQuery, type WhoseLessons } from '../api/timetable.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { useTimetableTexts } from './texts/timetable-texts.js';
import { WeekLessons } from './week-lessons.js';

interface LessonsOfStaffProps {
  /** None for the reader's own lessons. */
  readonly classId: string | undefined;
  readonly week: string;
}

/** The week of a class, else the one that the reader teaches. */
export function LessonsOfStaff({ classId, week }: LessonsOfStaffProps) {
  const { t } = useTimetableTexts();
  const { role, person } = useMe();
  if (classId === undefined && role !== 'teacher') return <p data-testid="choose">{t('chooseFirst')}</p>;
  const whose: WhoseLessons =
    classId === undefined ? { of: 'teachers', id: person.id } : { of: 'classes', id: classId };
  return <Lessons whose={whose} week={week} />;
}

function Lessons({ whose, week }: { readonly whose: WhoseLessons; readonly week: string }) {
  const lessons = useQuery(lessonsQuery(whose, week));
  const timeZone = timeZoneOf(useMe());
  return (
    <Answer query={lessons} skeleton={<Skeleton height={360} />}>
      {(told) => (
        <WeekLessons
          lessons={told.lessons}
          specialDays={told.specialDays}
          week={week}
          told={whose.of === 'classes' ? 'teacher' : 'group'}
          timeZone={timeZone}
        />
      )}
    </Answer>
  );
}
