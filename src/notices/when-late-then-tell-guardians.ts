import type { AbsenceRecorded } from '../journal/page/page.events.js';
import type { Policy } from './policy.js';

export const whenLateThenTellGuardians: Policy<AbsenceRecorded> = {
  on: ['AbsenceRecorded'],
  tell({ data: { pageId, date, pupilId, code, minutes } }) {
    if (code !== 'late') return [];
    const facts = { pageId, date, ...(minutes === undefined ? {} : { minutes }) };
    return [{ audience: { who: 'guardians', pupilId }, news: { kind: 'late', facts } }];
  },
};
