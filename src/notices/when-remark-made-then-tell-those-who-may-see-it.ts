import type { RemarkMade } from '../journal/page/page.events.js';
import type { Policy } from './policy.js';

export const whenRemarkMadeThenTellThoseWhoMaySeeIt: Policy<RemarkMade> = {
  on: ['RemarkMade'],
  tell({ data: { pageId, date, pupilId, kind, text, visibleTo } }) {
    const who = visibleTo === 'guardianAndPupil' ? 'family' : 'guardians';
    return [{ audience: { who, pupilId }, news: { kind: 'remark', facts: { pageId, date, kind, text } } }];
  },
};
