import { DomainError } from '../../eventing/domain-error.js';
import { lessonByNow, mayWrite, mustStandOnPage } from './authority.rules.js';
import type { CommandOf } from './page.command.js';
import type { PageEvent } from './page.events.js';
import { markOf } from './place.values.js';
import { lessonOf } from './page-ids.values.js';
import type { OpenPage } from './page.state.js';
import { own } from '../../school/plain-data.values.js';

export const makeRemark = (command: CommandOf<'MakeRemark'>, page: OpenPage): PageEvent[] => {
  const { remarkId, lessonId, pupilId, remark: kind, text, visibleTo, today } = command;
  const { date, remarks } = lessonByNow(page, lessonId, today);
  const late = mayWrite(page, command, { date, lessonId, alsoFor: ['classTeacher'] });
  if (own(remarks, remarkId) || lessonOf(remarkId) !== lessonId) {
    throw new DomainError('remark-id-taken', 'This is no free id of a remark in this lesson.', 'conflict', [
      { field: 'remarkId', message: 'is no free id of a remark in this lesson' },
    ]);
  }
  mustStandOnPage(page, pupilId, date);
  const place = { pageId: page.opened.pageId, lessonId, date };
  return [
    { type: 'RemarkMade', data: { ...place, remarkId, pupilId, kind, text, visibleTo, ...markOf(late) } },
  ];
};

export const withdrawRemark = (command: CommandOf<'WithdrawRemark'>, page: OpenPage): PageEvent[] => {
  const { remarkId, reason } = command;
  const lessonId = lessonOf(remarkId) ?? '';
  const lesson = own(page.lessons, lessonId);
  const remark = lesson && own(lesson.remarks, remarkId);
  if (!remark) throw new DomainError('remark-not-found', 'There is no such remark.', 'not-found');
  const { date } = lesson;
  const about = { date, lessonId, isCorrection: true, alsoFor: ['classTeacher'] } as const;
  const late = mayWrite(page, command, about);
  if (remark.withdrawn) {
    throw new DomainError('remark-withdrawn', 'The remark was withdrawn already.', 'conflict');
  }
  const place = { pageId: page.opened.pageId, lessonId, date };
  return [
    {
      type: 'RemarkWithdrawn',
      data: { ...place, remarkId, pupilId: remark.pupilId, reason, ...markOf(late) },
    },
  ];
};
