import type { HomeworkAmended, HomeworkSet } from '../journal/page/page.events.js';
import type { Policy } from './policy.js';

/** What it is in the end is read when it is told: amended twice, it is told once. */
export const whenHomeworkSetThenTellFamiliesTheEveningBefore: Policy<HomeworkSet | HomeworkAmended> = {
  on: ['HomeworkSet', 'HomeworkAmended'],
  tell(event) {
    const { pageId, lessonId, homeworkId } = event.data;
    const { dueOn, pupilIds } = event.type === 'HomeworkSet' ? event.data : event.data.to;
    const some = pupilIds === undefined ? {} : { pupilIds };
    return [
      {
        audience: { who: 'familiesOfPage', pageId, on: dueOn, ...some },
        news: { kind: 'homework', facts: { pageId, lessonId, homeworkId, dueOn } },
      },
    ];
  },
};
