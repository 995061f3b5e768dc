import { describe, expect, it } from '@jest/globals';
import type { Me } from '../api/me.js';
import type { Choice, KindOfNotice, NoticeKind, Notices } from '../api/notices.js';
import { draftOf, kindsFor, preferencesOf, withChannel, withPace } from './draft.js';

const mail: Choice = { channels: ['email'], pace: 'atOnce' };
const both: Choice = { channels: ['sms', 'email'], pace: 'atOnce' };
const kindOf = (usually: Choice, more: Partial<KindOfNotice> = {}): KindOfNotice => ({
  usually,
  mandatory: false,
  urgent: false,
  ...more,
});

const told: Notices = {
  position: '7/7',
  language: 'ru',
  contacts: {},
  kinds: {
    'security-alert': kindOf(both, { mandatory: true, urgent: true }),
    'corrections-alert': kindOf(both, { mandatory: true, urgent: true }),
    'grade-given': kindOf(mail),
    'page-corrected': kindOf(mail),
    'page-alert': kindOf(mail, { mandatory: true }),
    absence: kindOf(both, { urgent: true }),
    announcement: kindOf(mail),
    remark: kindOf(mail, { chosen: { channels: [], pace: 'weekly' } }),
  } satisfies Partial<Notices['kinds']> as unknown as Notices['kinds'],
};
const draft = draftOf(told, 'Europe/Lisbon');

describe('What is being chosen', () => {
  it('begins as it is at present, with quiet hours of the school at hand', () => {
    expect(draft.choices.remark).toEqual({ channels: [], pace: 'weekly' });
    expect(draft.choices['grade-given']).toEqual(mail);
    expect(draft).toMatchObject({ isQuiet: false, quietHours: { timeZone: 'Europe/Lisbon' } });
  });

  it('keeps what was chosen before, and leaves out what is as usual', () => {
    expect(preferencesOf(draft, told)).toEqual({
      language: 'ru',
      kinds: { remark: { channels: [], pace: 'weekly' } },
    });
  });

  it('tells every change, but none that was taken back', () => {
    const changed = withPace(withChannel(draft, 'grade-given', 'sms', true), 'grade-given', 'daily');
    expect(preferencesOf(changed, told).kinds['grade-given']).toEqual({
      channels: ['email', 'sms'],
      pace: 'daily',
    });
    const back = withChannel(withChannel(draft, 'absence', 'sms', false), 'absence', 'sms', true);
    expect(preferencesOf(back, told).kinds).not.toHaveProperty('absence');
  });

  it('has quiet hours only where they are switched on', () => {
    const quietHours = { from: '22:00', to: '06:30', timeZone: 'Asia/Almaty' };
    expect(preferencesOf({ ...draft, isQuiet: true, quietHours }, told).quietHours).toEqual(quietHours);
    expect(preferencesOf({ ...draft, quietHours }, told)).not.toHaveProperty('quietHours');
  });
});

describe('The kinds to choose from', () => {
  const kindsOf = (role: Me['role'], children: Me['children'] = []) =>
    kindsFor({ role, children, pages: [] }, told);

  it.each<[Me['role'], NoticeKind[]]>([
    ['guardian', ['grade-given', 'absence', 'announcement', 'remark', 'security-alert']],
    ['pupil', ['grade-given', 'announcement', 'remark', 'security-alert']],
    ['teacher', ['page-corrected', 'announcement', 'security-alert', 'page-alert']],
    ['deputyHead', ['announcement', 'security-alert', 'corrections-alert']],
    ['admin', ['announcement', 'security-alert', 'corrections-alert']],
    ['healthWorker', ['announcement', 'security-alert']],
  ])('of a %s are those that may concern one, the mandatory ones last', (role, kinds) => {
    expect(kindsOf(role)).toEqual(kinds);
  });

  it('of a teacher with children in the school are those of a guardian too', () => {
    expect(kindsOf('teacher', [{ id: 'c1', name: 'Ann' }])).toEqual([
      ...['grade-given', 'page-corrected', 'absence', 'announcement', 'remark', 'security-alert'],
      'page-alert',
    ]);
  });
});
