import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { diaryQuery } from '../api/diary.js';
import { Answer } from '../shell/answer.js';
import { WeekLessons } from './week-lessons.js';
import { lessonsOfDiary } from './week-table.js';

interface LessonsOfPupilProps {
  readonly pupilId: string;
  readonly week: string;
}

/** A pupil's week: the lessons of the diary, which knows in which halves of the class the pupil is. */
export function LessonsOfPupil({ pupilId, week }: LessonsOfPupilProps) {
  const diary = useQuery(diaryQuery(pupilId, week));
  return (
    <Answer query={diary} skeleton={<Skeleton height={360} />}>
      {(told) => (
        <WeekLessons
          lessons={lessonsOfDiary(told)}
          specialDays={told.days.filter(({ off, shifted }) => off !== undefined || shifted !== undefined)}
          week={week}
          told="teacher"
          timeZone={told.timeZone}
        />
      )}
    </Answer>
  );
}
