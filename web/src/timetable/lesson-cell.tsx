import type { LessonOfWeek } from '../api/timetable.js';
import { useTimetableTexts } from './texts/timetable-texts.js';
import classes from './timetable.module.css';

interface LessonCellProps {
  readonly lesson: LessonOfWeek;
  /** Who gives it, or to whom it is given. */
  readonly told: 'teacher' | 'group';
  /** Others are given at the same time, to other halves of the class. */
  readonly isOneOfSeveral: boolean;
}

/** A lesson: what, when, where and by whom, and in words what is otherwise than planned. */
export function LessonCell({ lesson, told, isOneOfSeveral }: LessonCellProps) {
  const { t } = useTimetableTexts();
  const { lessonId, number, time, subject, room, group, teacher, substitution, test, cancelled } = lesson;
  return (
    <div
      className={classes['lesson']}
      data-cancelled={cancelled || undefined}
      data-testid={`lesson-${lessonId}`}
    >
      <small className={classes['when']}>
        {t('lesson', { number })}
        {time && `, ${t('time', time)}`}
      </small>
      {cancelled ? <del>{subject.title}</del> : <strong>{subject.title}</strong>}
      {(told === 'group' || isOneOfSeveral) && group && <span>{group.title}</span>}
      {room !== undefined && <span>{room}</span>}
      {told === 'teacher' && teacher && !substitution && <span>{teacher.name}</span>}
      {test && <span>{t('test', { title: test.title })}</span>}
      <ChangeNote lesson={lesson} />
    </div>
  );
}

/** What became of a lesson, where it is not as it was planned. */
export function ChangeNote({ lesson }: { readonly lesson: LessonOfWeek }) {
  const { t } = useTimetableTexts();
  const { teacher, substitution, cancelled, cancelReason } = lesson;
  if (cancelled) {
    return <em>{cancelReason === undefined ? t('cancelled') : t('cancelledFor', { what: cancelReason })}</em>;
  }
  if (!substitution || !teacher) return null;
  const { insteadOf } = substitution;
  return (
    <em>
      {insteadOf
        ? t('substituteFor', { name: teacher.name, other: insteadOf.name })
        : t('substitute', { name: teacher.name })}
    </em>
  );
}
