import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { HomeworkEvent, LessonEvent } from '../../src/journal/page/page.events.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import type { GroupWeek, WeekHomework, WeekLesson } from './read-model.js';

export const groupWeekId = (pageId: string, week: string): string => `${pageId}:${week}`;

export const groupWeek: Projection<GroupWeek, LessonEvent | HomeworkEvent> = {
  name: 'diaryGroupWeek',
  version: 3,
  handles: [
    'LessonPlanned',
    'LessonRecorded',
    'TopicChanged',
    'LessonCancelled',
    'LessonReinstated',
    'SubstituteAssigned',
    'SubstituteReleased',
    'HomeworkSet',
    'HomeworkAmended',
    'HomeworkWithdrawn',
  ],

  /** Homework stands in the week in which it is set, and in the one in which it is due. */
  idsOf(event) {
    const { pageId, date } = event.data;
    const dates = [date, ...dueDatesOf(event)];
    return [...new Set(dates.map(weekOf))].map((week) => groupWeekId(pageId, week));
  },

  evolve(document, event, id) {
    const week: GroupWeek = document ?? {
      _id: id,
      pageId: event.data.pageId,
      lessons: {},
      homework: {},
      revisions: {},
    };
    const revisions = revisionsAfter(week, event);
    switch (event.type) {
      case 'HomeworkSet':
      case 'HomeworkAmended':
      case 'HomeworkWithdrawn':
        return { ...week, homework: homeworkAfter(week, event), revisions };
      default: {
        const field = fieldOf(event.data.lessonId);
        const lessons = { ...week.lessons, [field]: lessonAfter(week.lessons[field], event) };
        return { ...week, lessons, revisions };
      }
    }
  },
};

const dueDatesOf = (event: LessonEvent | HomeworkEvent): readonly string[] => {
  switch (event.type) {
    case 'HomeworkSet':
      return [event.data.dueOn];
    case 'HomeworkAmended':
      return [event.data.from.dueOn, event.data.to.dueOn];
    case 'HomeworkWithdrawn':
      return [event.data.task.dueOn];
    default:
      return [];
  }
};

/** They are counted in the week of the lesson, to which everything comes that is written in it. */
const revisionsAfter = (
  { _id, pageId, revisions }: GroupWeek,
  { data, metadata }: Recorded<LessonEvent | HomeworkEvent>,
): GroupWeek['revisions'] => {
  if (groupWeekId(pageId, weekOf(data.date)) !== _id) return revisions;
  const field = fieldOf('homeworkId' in data ? data.homeworkId : data.lessonId);
  return { ...revisions, [field]: { times: (revisions[field]?.times ?? 0) + 1, at: metadata.recordedAt } };
};

const lessonAfter = (known: WeekLesson | undefined, event: LessonEvent): WeekLesson => {
  switch (event.type) {
    case 'LessonPlanned':
    case 'LessonRecorded': {
      const { date, number, topic, teacherId } = event.data;
      const stage = event.type === 'LessonRecorded' ? 'held' : 'planned';
      const teacher = teacherId === undefined ? {} : { teacherId };
      return { ...(known ?? expected(date, number)), topic, stage, ...teacher };
    }
    case 'LessonCancelled': {
      const { date, number, reason } = event.data;
      return { ...(known ?? expected(date, number)), cancelled: reason === undefined ? {} : { reason } };
    }
    case 'SubstituteAssigned': {
      const { date, number, teacherId } = event.data;
      const lesson = known ?? expected(date, number);
      return { ...lesson, substitutes: [...lesson.substitutes, teacherId] };
    }
  }
  if (!known) throw new Error(`${event.type} came before the lesson ${event.data.lessonId}.`);
  switch (event.type) {
    case 'TopicChanged':
      return { ...known, topic: event.data.to };
    case 'LessonReinstated': {
      const { cancelled: _noLonger, ...lesson } = known;
      return lesson;
    }
    case 'SubstituteReleased':
      return { ...known, substitutes: known.substitutes.filter((id) => id !== event.data.teacherId) };
  }
};

const expected = (date: string, number: number): WeekLesson => ({
  date,
  number,
  topic: '',
  stage: 'expected',
  substitutes: [],
});

const homeworkAfter = (
  { _id, pageId, homework }: GroupWeek,
  event: HomeworkEvent & { readonly metadata: { readonly recordedAt: string } },
): GroupWeek['homework'] => {
  const { homeworkId, lessonId, date: setOn } = event.data;
  const field = fieldOf(homeworkId);
  const standsHere = (dueOn: string): boolean =>
    [setOn, dueOn].some((date) => groupWeekId(pageId, weekOf(date)) === _id);
  if (event.type === 'HomeworkSet') {
    const { pageId: _page, lessonId: _lesson, date: _date, homeworkId: _homework, ...task } = event.data;
    return { ...homework, [field]: { ...task, lessonId, setOn } };
  }
  const before = event.type === 'HomeworkAmended' ? event.data.from : event.data.task;
  if (standsHere(before.dueOn) && !homework[field]) {
    throw new Error(`${event.type} came before the homework ${homeworkId} was set.`);
  }
  if (event.type === 'HomeworkAmended' && standsHere(event.data.to.dueOn)) {
    const amended: WeekHomework = {
      ...event.data.to,
      lessonId,
      setOn,
      amendedAt: event.metadata.recordedAt,
    };
    return { ...homework, [field]: amended };
  }
  const { [field]: _gone, ...others } = homework;
  return others;
};
