import { describe, expect, it } from '@jest/globals';
import { readsOf } from '../../test/support/folded-reads.js';
import { instantOf, positionOf, SCHOOL } from '../../test/support/recorded.js';
import type { AccountRole } from '../access/account.events.js';
import type { DomainEvent } from '../eventing/decider.js';
import type { Reads } from '../eventing/fresh-reader.js';
import type { Position } from '../eventing/position.js';
import {
  LESSON,
  MONDAY,
  PAGE,
  pageOpened,
  pupilDelisted,
  pupilListed,
  substituteAssigned,
  teacherAssigned,
  teacherReleased,
  TUESDAY,
} from '../journal/page/page.examples.js';
import type { AmongClass } from '../messages/among.values.js';
import type { Recipient } from './addressed.js';
import { Audiences } from './audiences.js';
import {
  anna,
  contactVerified,
  guardianLinked,
  mother,
  personChanged,
  personRegistered,
  theFamily,
  theSchool,
} from './family.examples.js';
import { CHANNELS, type Channel } from './notice-kinds.values.js';
import type { Audience } from './policy.js';

/** Anna has a mother, and a father of whom nothing is known; Boris has a mother who never signed in. */
const history: readonly DomainEvent[] = [
  ...theSchool,
  ...theFamily,
  guardianLinked('anna', 'father'),
  personRegistered('boris', { givenName: 'Boris', familyName: 'Ivanov' }),
  personRegistered('vera', { givenName: 'Vera', familyName: 'Ivanova', email: 'vera@example.org' }),
  guardianLinked('boris', 'vera'),
];
const family: Audience = { who: 'family', pupilId: 'anna' };
const guardians: Audience = { who: 'guardians', pupilId: 'anna' };
const families = { who: 'familiesOfPage', pageId: PAGE, on: MONDAY } as const;
const teachers = {
  ...({ who: 'teachersOfPage', pageId: PAGE, on: MONDAY } as const),
  ...{ without: ['petrova'], pupilId: 'anna' },
};

const asked = (audiences: readonly Audience[]) =>
  audiences.map((audience) => ({ audience, schoolId: SCHOOL, at: instantOf(1) }));

const recipientsOf = async (
  audience: Audience,
  more: readonly DomainEvent[] = [],
  channels: readonly Channel[] = CHANNELS,
): Promise<readonly Recipient[]> => {
  const reads = readsOf([...history, ...more]);
  const [found = []] = await new Audiences(reads, channels).recipientsOf(asked([audience]), positionOf(1));
  return found;
};

/** Such as `mother, guardian of anna`. */
const named = ({ personId, as, pupilId }: Recipient): string =>
  [`${personId}, ${as}`, ...(pupilId === undefined ? [] : [pupilId])].join(' of ');

const told = async (audience: Audience, more: readonly DomainEvent[] = []): Promise<string[]> =>
  (await recipientsOf(audience, more)).map(named);

describe('an audience', () => {
  it('of a family is the guardians, and then the pupil', async () => {
    expect(await told(family)).toEqual([
      'mother, guardian of anna',
      'father, guardian of anna',
      'anna, pupil of anna',
    ]);
  });

  it('of guardians is those who are linked now, without the pupil', async () => {
    expect(await told(guardians)).toEqual(['mother, guardian of anna', 'father, guardian of anna']);
    const unlinked = { type: 'GuardianUnlinked', data: { personId: 'anna', guardianId: 'father' } };
    expect(await told(guardians, [unlinked])).toEqual(['mother, guardian of anna']);
  });

  it('of guardians is without those whom a court keeps from the pupil that day', async () => {
    const limit = { personId: 'anna', guardianId: 'father', reason: { sealed: '', of: '', in: '' } };
    const limited = (what: string, from = MONDAY, until = MONDAY) => ({
      type: 'GuardianLimited',
      data: { ...limit, what, from, until },
    });
    const lifted = { type: 'GuardianLimitLifted', data: { ...limit, what: 'no-access' } };
    const both = ['mother, guardian of anna', 'father, guardian of anna'];
    expect(await told(guardians, [limited('no-access')])).toEqual(['mother, guardian of anna']);
    expect(await told(guardians, [limited('no-access', TUESDAY, TUESDAY)])).toEqual(both);
    expect(await told(guardians, [limited('no-contact')])).toEqual(both);
    expect(await told(guardians, [limited('no-access'), lifted])).toEqual(both);
  });

  it('of a page is the families of those who stand on it that day', async () => {
    const everybody = [
      'mother, guardian of anna',
      'father, guardian of anna',
      'vera, guardian of boris',
      'anna, pupil of anna',
      'boris, pupil of boris',
    ];
    expect(await told(families)).toEqual(everybody);
    const left = pupilDelisted('anna', MONDAY);
    expect(await told(families, [left])).toEqual(everybody);
    const tomorrow = { ...families, on: TUESDAY };
    expect(await told(tomorrow, [left])).toEqual(['vera, guardian of boris', 'boris, pupil of boris']);
    const newcomer = pupilListed('clara', TUESDAY);
    expect(await told(families, [newcomer])).toEqual(everybody);
    expect(await told(tomorrow, [newcomer])).toEqual([...everybody, 'clara, pupil of clara']);
  });

  it('of some on a page is their families, as far as they stand on it', async () => {
    const some = { ...families, pupilIds: ['boris', 'clara'] };
    expect(await told(some)).toEqual(['vera, guardian of boris', 'boris, pupil of boris']);
    expect(await told({ ...families, pupilIds: [] })).toEqual([]);
  });

  it('of a lesson is the teachers of its page that day and its substitutes, and whoever is named beside them', async () => {
    const ofLesson = {
      ...({ who: 'teachersOfLesson', pageId: PAGE, lessonId: LESSON, on: MONDAY } as const),
    };
    const theirs = { ...ofLesson, without: 'smirnova' };
    expect(await told(theirs)).toEqual(['petrova, staff']);
    const standIn = substituteAssigned();
    expect(await told(theirs, [standIn])).toEqual(['petrova, staff', 'sidorov, staff']);
    expect(await told({ ...theirs, and: 'orlova' }, [standIn])).toEqual([
      ...['petrova, staff', 'sidorov, staff', 'orlova, staff'],
    ]);
    expect(await told({ ...ofLesson, without: 'petrova' }, [standIn])).toEqual(['sidorov, staff']);
    expect(await told({ ...theirs, lessonId: `${LESSON}0` }, [standIn])).toEqual(['petrova, staff']);
  });

  it('of what is over by the clocks of the school is nobody', async () => {
    const reads = readsOf(history);
    const sizes = ['2026-11-23T23:59:00.000Z', '2026-11-24T00:00:00.000Z'].map(async (at) => {
      const one = { audience: family, schoolId: SCHOOL, at, lastDay: MONDAY };
      const [found = []] = await new Audiences(reads, CHANNELS).recipientsOf([one], positionOf(1));
      return found.length;
    });
    expect(await Promise.all(sizes)).toEqual([3, 0]);
  });

  it('of a class is the guardians of those who belong to it that day', async () => {
    const enrolled = (pupilId: string, from: string) => ({
      type: 'PupilEnrolled',
      data: { classId: '7b', pupilId, from },
    });
    const pupils = [enrolled('boris', MONDAY), enrolled('anna', TUESDAY)];
    const ofClass = { who: 'guardiansOfClass', classId: '7b', on: MONDAY } as const;
    expect(await told(ofClass, pupils)).toEqual(['vera, guardian']);
    expect(await told({ ...ofClass, on: TUESDAY }, pupils)).toEqual([
      'vera, guardian',
      'mother, guardian',
      'father, guardian',
    ]);
  });

  it('of a pupil’s class teachers is those of that day who have the class that the pupil is in', async () => {
    const inClass = [
      { type: 'PupilEnrolled', data: { classId: '7b', pupilId: 'anna', from: MONDAY } },
      { type: 'ClassTeacherAssigned', data: { classId: '7b', teacherId: 'smirnova', from: MONDAY } },
    ];
    const ofAnna = { who: 'classTeachersOfPupil', pupilId: 'anna' } as const;
    expect(await told(ofAnna, inClass)).toEqual(['smirnova, staff of anna']);
    const left = { type: 'PupilWithdrawn', data: { classId: '7b', pupilId: 'anna', until: '2026-11-22' } };
    expect(await told(ofAnna, [...inClass, left])).toEqual([]);
    expect(await told({ ...ofAnna, pupilId: 'boris' }, inClass)).toEqual([]);
  });

  it('of everybody of a class is told once, without who announced it', async () => {
    const enrolled = ['boris', 'anna'].map((pupilId) => ({
      type: 'PupilEnrolled',
      data: { classId: '7b', pupilId, from: MONDAY },
    }));
    const assigned = ['petrova', 'orlova'].map((teacherId) => ({
      type: 'ClassTeacherAssigned',
      data: { classId: '7b', teacherId, from: MONDAY },
    }));
    const siblings = guardianLinked('boris', 'mother');
    const audience = { who: 'everybodyOfClass', classId: '7b', on: MONDAY, without: 'petrova' } as const;
    expect(await told(audience, [...enrolled, ...assigned, siblings])).toEqual([
      ...['vera, guardian', 'mother, guardian', 'father, guardian'],
      ...['boris, pupil', 'anna, pupil', 'orlova, staff'],
    ]);
    expect(await told({ ...audience, on: '2026-11-22' }, [...enrolled, ...assigned])).toEqual([]);
    const read = ['father', 'orlova', 'somebody who has left'].map((readerId) => ({
      type: 'AnnouncementRead',
      data: { announcementId: 'n1', schoolId: SCHOOL, readerId, version: 1 },
    }));
    expect(await told({ ...audience, confirmed: 'n1' }, [...enrolled, ...assigned, ...read])).toEqual([
      ...['father, guardian', 'orlova, staff'],
    ]);
  });

  it('of a thread is one of two, or some of a class without who wrote', async () => {
    const enrolled = ['boris', 'anna'].map((pupilId) => ({
      type: 'PupilEnrolled',
      data: { classId: '7b', pupilId, from: MONDAY },
    }));
    const assigned = {
      type: 'ClassTeacherAssigned',
      data: { classId: '7b', teacherId: 'petrova', from: MONDAY },
    };
    const ofClass = { who: 'partOfClass', classId: '7b', on: MONDAY, without: 'vera' } as const;
    const toldIn = (part: AmongClass['kind']) => told({ ...ofClass, part }, [...enrolled, assigned]);
    expect(await toldIn('class')).toEqual(['mother, guardian', 'father, guardian', 'petrova, staff']);
    expect(await toldIn('guardians')).toEqual(['mother, guardian', 'father, guardian']);
    expect(await toldIn('pupils')).toEqual(['boris, pupil', 'anna, pupil']);
    expect(await toldIn('pupilsAndTeacher')).toEqual(['boris, pupil', 'anna, pupil', 'petrova, staff']);
    expect(await toldIn('everybody')).toEqual([
      ...['mother, guardian', 'father, guardian', 'boris, pupil', 'anna, pupil', 'petrova, staff'],
    ]);
    const vera = { who: 'guardianInClass', personId: 'vera', classId: '7b', on: MONDAY } as const;
    expect(await told(vera, enrolled)).toEqual(['vera, guardian']);
    expect(await told(vera, enrolled.slice(1))).toEqual([]);
    expect(await told({ who: 'teacher', personId: 'petrova' })).toEqual(['petrova, staff']);
    const father = { who: 'guardian', personId: 'father', pupilId: 'anna' } as const;
    expect(await told(father)).toEqual(['father, guardian']);
    const limit = { personId: 'anna', guardianId: 'father', what: 'no-access', from: MONDAY };
    expect(await told(father, [{ type: 'GuardianLimited', data: limit }])).toEqual([]);
  });

  it('of roles in a school is those who hold them now, families of pupils who are in a class', async () => {
    const enrolled = { type: 'PupilEnrolled', data: { classId: '7b', pupilId: 'boris', from: MONDAY } };
    const issued = (accountId: string, personId: string, role: string, more = {}) => ({
      type: 'AccountIssued',
      data: { accountId, personId, roles: [{ role, schoolId: SCHOOL, ...more }] },
    });
    const accounts = [
      ...[issued('t1', 'orlova', 'teacher'), issued('t2', 'petrova', 'teacher')],
      ...[issued('t3', 'sidorov', 'teacher', { until: '2026-11-22' }), issued('h1', 'deputy', 'deputyHead')],
      ...[issued('t4', 'left', 'teacher'), { type: 'AccessEnded', data: { accountId: 't4' } }],
      {
        type: 'AccountIssued',
        data: { accountId: 't5', personId: 'far', roles: [{ role: 'teacher', schoolId: 's2' }] },
      },
    ];
    const holders = (...roles: AccountRole[]) =>
      told({ who: 'holdersOfRoles', schoolId: SCHOOL, roles, on: MONDAY, without: 'petrova' }, [
        enrolled,
        ...accounts,
      ]);
    expect(await holders('teacher')).toEqual(['orlova, staff']);
    expect(await holders('guardian')).toEqual(['vera, guardian']);
    expect(await holders('pupil', 'deputyHead')).toEqual(['boris, pupil', 'deputy, staff']);
  });

  it('of a page’s teachers is those of that day without whoever did it', async () => {
    const others = [teacherAssigned('orlova'), teacherAssigned('sidorov', TUESDAY)];
    expect(await told(teachers)).toEqual([]);
    expect(await told(teachers, others)).toEqual(['orlova, staff of anna']);
    expect(await told({ ...teachers, without: ['deputy'] }, others)).toEqual([
      'petrova, staff of anna',
      'orlova, staff of anna',
    ]);
    const released = teacherReleased('orlova', '2026-11-20');
    expect(await told({ ...teachers, on: TUESDAY }, [...others, released])).toEqual([
      'sidorov, staff of anna',
    ]);
  });

  it('of several pages is whoever teaches any of them that day, each once, without somebody', async () => {
    const others = [
      { type: 'PageOpened', data: { ...pageOpened().data, pageId: '8a.math.q2' } },
      { type: 'TeacherAssigned', data: { pageId: '8a.math.q2', teacherId: 'petrova', from: MONDAY } },
      { type: 'TeacherAssigned', data: { pageId: '8a.math.q2', teacherId: 'orlova', from: TUESDAY } },
    ];
    const pageIds = [PAGE, '8a.math.q2', 'no.such.page'];
    const ofPages = { who: 'teachersOfPages', pageIds, on: MONDAY, without: 'deputy' } as const;
    expect(await told(ofPages, others)).toEqual(['petrova, staff']);
    expect(await told({ ...ofPages, on: TUESDAY }, others)).toEqual(['petrova, staff', 'orlova, staff']);
    expect(await told({ ...ofPages, on: TUESDAY, without: 'petrova' }, others)).toEqual(['orlova, staff']);
  });

  it('of everybody on some pages is families and teachers, each once', async () => {
    const other = { ...pageOpened().data, pageId: '8a.math.q2' };
    const others = [
      { type: 'PageOpened', data: other },
      { type: 'TeacherAssigned', data: { pageId: other.pageId, teacherId: 'petrova', from: MONDAY } },
      { type: 'PupilListed', data: { pageId: other.pageId, pupilId: 'anna', from: MONDAY } },
    ];
    const onPages = { who: 'everybodyOnPages', pageIds: [PAGE, other.pageId], on: MONDAY } as const;
    const everybody = await told(onPages, others);
    expect(everybody).toEqual(expect.arrayContaining(['mother, guardian', 'anna, pupil', 'petrova, staff']));
    expect(new Set(everybody).size).toBe(everybody.length);
    expect(await told({ ...onPages, pageIds: [] }, others)).toEqual([]);
  });

  it('of a school’s leaders is its deputy heads, each once, without somebody; else its administrators', async () => {
    const issued = (accountId: string, personId: string, ...roles: readonly string[]) => ({
      type: 'AccountIssued',
      data: { accountId, personId, roles: roles.map((role) => ({ role, schoolId: SCHOOL })) },
    });
    const staff = [
      issued('a1', 'deputy', 'deputyHead', 'teacher'),
      issued('a2', 'deputy', 'deputyHead'),
      issued('a3', 'head', 'deputyHead', 'admin'),
      issued('a4', 'operator', 'admin'),
      issued('a5', 'petrova', 'teacher'),
      {
        type: 'AccountIssued',
        data: { ...issued('a6', 'elsewhere').data, roles: [{ role: 'deputyHead', schoolId: 'school2' }] },
      },
    ];
    const leaders = { who: 'leadersOfSchool', schoolId: SCHOOL, without: 'nobody' } as const;
    expect(await told(leaders, staff)).toEqual(['deputy, staff', 'head, staff']);
    expect(await told({ ...leaders, without: 'deputy' }, staff)).toEqual(['head, staff']);
    const ended = { type: 'AccessEnded', data: { accountId: 'a3' } };
    expect(await told({ ...leaders, without: 'deputy' }, [...staff, ended])).toEqual(['operator, staff']);
    const noLonger = {
      type: 'RolesChanged',
      data: { accountId: 'a3', roles: [{ role: 'teacher', schoolId: SCHOOL }] },
    };
    expect(await told(leaders, [...staff, noLonger])).toEqual(['deputy, staff']);
    expect(await told({ ...leaders, schoolId: 'school3' }, staff)).toEqual([]);
    const administrators = { ...leaders, who: 'administratorsOfSchool' } as const;
    expect(await told(administrators, staff)).toEqual(['head, staff', 'operator, staff']);
    expect(await told({ ...administrators, without: 'operator' }, staff)).toEqual(['head, staff']);
  });

  it('of an account is whoever holds it', async () => {
    const issued = { type: 'AccountIssued', data: { accountId: 'a1', personId: 'mother', roles: [] } };
    const holder: Audience = { who: 'holderOfAccount', accountId: 'a1' };
    expect(await told(holder, [issued])).toEqual(['mother, holder']);
    expect(await told(holder)).toEqual([]);
  });

  it('of a person is that one, known or not', async () => {
    expect(await told({ who: 'person', personId: 'mother' })).toEqual(['mother, holder']);
    expect(await told({ who: 'person', personId: 'stranger' })).toEqual(['stranger, holder']);
  });

  it('of what nobody knows is nobody', async () => {
    expect(await told({ who: 'guardians', pupilId: 'stranger' })).toEqual([]);
    expect(await told({ ...families, pageId: '8a.arts.q2' })).toEqual([]);
    expect(await told({ ...teachers, pageId: '8a.arts.q2' })).toEqual([]);
    expect(await told({ who: 'guardiansOfClass', classId: '8a', on: MONDAY })).toEqual([]);
  });
});

describe('a recipient', () => {
  const contactsOf = async (
    person: string,
    more: readonly DomainEvent[] = [],
    channels?: readonly Channel[],
  ) => (await recipientsOf({ who: 'person', personId: person }, more, channels))[0]?.contacts;

  it('has contacts, and is known to be reached by those that are verified', async () => {
    expect(await contactsOf('mother')).toEqual({ email: 'verified', sms: 'verified' });
    expect(await contactsOf('vera')).toEqual({ email: 'unverified' });
    const proved = contactVerified('vera', 'email', 'vera@example.org');
    expect(await contactsOf('vera', [proved])).toEqual({ email: 'verified' });
    const moved = personChanged('mother', { ...mother, email: 'maria@example.net' });
    expect(await contactsOf('mother', [moved])).toEqual({ email: 'unverified', sms: 'verified' });
  });

  it('has none in a channel that nothing can be sent through', async () => {
    expect(await contactsOf('mother', [], ['email'])).toEqual({ email: 'verified' });
    expect(await contactsOf('mother', [], [])).toEqual({});
  });

  it('may have no internet, and then no mail', async () => {
    const offline = personRegistered('oleg', { ...anna, ...mother }, false);
    expect(await recipientsOf({ who: 'person', personId: 'oleg' }, [offline])).toMatchObject([
      { internet: false, contacts: { sms: 'unverified' } },
    ]);
  });

  it('has chosen how to be told, and lives by the school’s clocks', async () => {
    const preferences = { language: 'ru', kinds: { late: { channels: ['sms'], pace: 'atOnce' } } };
    const chosen = { type: 'NoticePreferencesSet', data: { personId: 'mother', preferences } };
    expect(await recipientsOf({ who: 'person', personId: 'mother' }, [chosen])).toMatchObject([
      { preferences, timeZone: 'Europe/Lisbon' },
    ]);
  });

  it('of whom nothing is known can’t be reached', async () => {
    expect(await recipientsOf({ who: 'person', personId: 'stranger' })).toMatchObject([
      { contacts: {}, preferences: { kinds: {} }, timeZone: 'Europe/Lisbon' },
    ]);
  });
});

describe('an audience of a group of several schools', () => {
  const ofIt = { jointGroupId: 'g1', schoolId: SCHOOL };
  const about = { title: 'Olympiad', purpose: 'We train', proposerId: 'petrova' };
  const lake = {
    type: 'SchoolConnected',
    data: { schoolId: 'lake', title: 'Lake School', timeZone: 'Asia/Yekaterinburg', editWindowDays: 7 },
  };
  const formed = (schoolId: string) => ({
    type: 'ClassFormed',
    data: { classId: `${schoolId}-7b`, schoolId, title: '7B' },
  });
  const enrolled = (schoolId: string, pupilId: string) => ({
    type: 'PupilEnrolled',
    data: { classId: `${schoolId}-7b`, pupilId, from: MONDAY },
  });
  const approved = (schoolId: string, leaderId: string) => ({
    type: 'JointGroupApproved',
    data: { jointGroupId: 'g1', schoolId, leaderIds: [leaderId] },
  });
  const joined = (schoolId: string, pupilId: string) => ({
    type: 'JointGroupPupilJoined',
    data: { jointGroupId: 'g1', schoolId, pupilId },
  });
  const group: readonly DomainEvent[] = [
    ...[lake, formed(SCHOOL), formed('lake'), enrolled(SCHOOL, 'anna'), enrolled('lake', 'vera')],
    { type: 'JointGroupProposed', data: { ...ofIt, ...about, schoolIds: [SCHOOL, 'lake'] } },
    ...[approved(SCHOOL, 'petrova'), approved('lake', 'okun')],
    // Boris goes to no class of the school any more.
    ...[joined(SCHOOL, 'anna'), joined(SCHOOL, 'boris'), joined('lake', 'vera')],
  ];
  const inSchools = async (audience: Audience): Promise<string[]> =>
    (await recipientsOf(audience, group)).map((each) => `${named(each)}, ${each.schoolId}`);

  it('is its leaders and pupils, each as one of the own school', async () => {
    const without = 'petrova';
    expect(await inSchools({ who: 'membersOfJointGroup', jointGroupId: 'g1', without })).toEqual([
      'okun, staff, lake',
      `anna, pupil of anna, ${SCHOOL}`,
      'vera, pupil of vera, lake',
    ]);
    const members = { who: 'membersOfJointGroup', jointGroupId: 'none', without } as const;
    expect(await inSchools(members)).toEqual([]);
  });

  it('with the guardians, each once, where families are told', async () => {
    const families = { who: 'familiesOfJointGroup', jointGroupId: 'g1', without: 'okun' } as const;
    expect(await inSchools(families)).toEqual([
      ...[`petrova, staff, ${SCHOOL}`, `anna, pupil of anna, ${SCHOOL}`, 'vera, pupil of vera, lake'],
      ...[`mother, guardian, ${SCHOOL}`, `father, guardian, ${SCHOOL}`],
    ]);
  });

  it('or those who lead it in the school of a pupil', async () => {
    const about = { aboutPupilId: 'vera', schoolId: 'lake', without: 'petrova' };
    expect(await inSchools({ who: 'leadersOfJointGroup', jointGroupId: 'g1', ...about })).toEqual([
      'okun, staff of vera, lake',
    ]);
  });

  it('or whoever proposed it', async () => {
    expect(await inSchools({ who: 'proposerOfJointGroup', jointGroupId: 'g1' })).toEqual([
      `petrova, staff, ${SCHOOL}`,
    ]);
  });
});

describe('many audiences', () => {
  it('are found out about in their order, each in its school', async () => {
    const other = {
      type: 'SchoolConnected',
      data: { schoolId: 'school2', title: 'Lake School', timeZone: 'Asia/Yekaterinburg', editWindowDays: 7 },
    };
    const person = (personId: string): Audience => ({ who: 'person', personId });
    const found = await new Audiences(readsOf([...history, other]), CHANNELS).recipientsOf(
      [
        { audience: person('vera'), schoolId: 'school2', at: instantOf(1) },
        { audience: guardians, schoolId: SCHOOL, at: instantOf(1) },
        { audience: person('mother'), schoolId: 'school3', at: instantOf(1) },
      ],
      positionOf(1),
    );
    expect(found.map((each) => each.map(({ personId, timeZone }) => `${personId}: ${timeZone}`))).toEqual([
      ['vera: Asia/Yekaterinburg'],
      ['mother: Europe/Lisbon', 'father: Europe/Lisbon'],
      ['mother: UTC'],
    ]);
  });

  it('are read together, a read model at a time, as new as the last event', async () => {
    const reads = readsOf(history);
    const asking: { readonly name: string; readonly atLeast: Position | undefined }[] = [];
    const getMany: Reads['getMany'] = (projection, ids, atLeast) => {
      asking.push({ name: projection.name, atLeast });
      return reads.getMany(projection, ids);
    };
    const aWholeClass = Array.from({ length: 30 }, (): Audience[] => [family, families, teachers]).flat();
    const found = await new Audiences({ getMany }, CHANNELS).recipientsOf(asked(aWholeClass), positionOf(7));
    expect(found).toHaveLength(90);
    const names = asking.map(({ name }) => name);
    expect(names.toSorted().join()).toBe(
      'accounts,announcementReceipts,classes,classesOfPupil,classesOfSchool,jointGroups,journalPage,leadersOfSchool,messagingRules,officesOfSchool,people,recipients,schools',
    );
    for (const { atLeast } of asking) expect(atLeast).toEqual(positionOf(7));
  });
});
