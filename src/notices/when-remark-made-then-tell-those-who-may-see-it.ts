import type { RemarkMade } from '../journal/page/page.events.js';
import type { Policy } from './policy.js';

export const whenRemarkMadeThenTellThoseWhoMaySeeIt: Policy<RemarkMade> = {
  on: ['RemarkMade'],
  tell({ data: { pageId, date, remarkId, pupilId, kind, text, visibleTo } }) {
    const who = visibleTo === 'guardianAndPupil' ? 'family' : 'guardians';
    const facts = { pageId, date, remarkId, kind, text };
    return [{ audience: { who, pupilId }, news: { kind: 'remark', facts } }];
  },
};
