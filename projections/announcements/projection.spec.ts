import { describe, test } from '@jest/globals';
import type {
  AnnouncementChanged,
  AnnouncementPublished,
  AnnouncementWithdrawn,
} from '../../src/announcements/announcement.events.js';
import type { AnnouncementRead } from '../../src/announcements/receipt.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { announcementBoard, announcementReceipts, announcements, announcementsReadBy } from './projection.js';

const sealed = (words: string) => ({ sealed: words, of: 'n1', in: 'command' });
const audience = { to: 'class', classId: '7b' } as const;
const of = (announcementId = 'n1') => ({
  ...{ announcementId, schoolId: 'school1', authorId: 'petrova', audience },
});
const put = {
  ...{ title: sealed('Trip'), text: sealed('To the sea'), from: '2026-11-23', until: '2026-12-04' },
  receiptAsked: true,
};
const { until: _, ...withoutEnd } = put;
const published = (announcementId = 'n1'): AnnouncementPublished => ({
  type: 'AnnouncementPublished',
  data: { ...of(announcementId), ...put },
});
const changed: AnnouncementChanged = {
  type: 'AnnouncementChanged',
  data: { ...of(), ...withoutEnd, title: sealed('The trip') },
};
const pinned = { type: 'AnnouncementPinned', data: of() } as const;
const unpinned = { type: 'AnnouncementUnpinned', data: of() } as const;
const withdrawn: AnnouncementWithdrawn = {
  type: 'AnnouncementWithdrawn',
  data: { ...of(), as: 'moderator', reason: sealed('Put off') },
};

const ended = { type: 'AnnouncementEnded', data: of() } as const;

describe('an announcement', () => {
  const { given } = projectionSpec(announcements);
  const { announcementId: _id, ...ofIt } = of();
  const first = {
    ...{ ...ofIt, ...put, pinned: false, version: 1, publishedAt: instantOf(1) },
    ...{ lastAt: '2026-12-04T23:59:59.999Z', ended: false },
  };

  test('is as it was published', () => {
    given().on(published()).expect('n1', first);
  });

  test('is as it was put last, and counts how often that was', () => {
    const { until: _until, ...kept } = first;
    given(published(), pinned)
      .on(changed)
      .expect('n1', {
        ...kept,
        ...{ title: sealed('The trip'), pinned: true, version: 2, changedAt: instantOf(3) },
        lastAt: instantOf(3),
      });
  });

  test('is pinned, and no longer', () => {
    given(published())
      .on(pinned)
      .expect('n1', { ...first, pinned: true });
    given(published(), pinned).on(unpinned).expect('n1', first);
  });

  test('stays when it is withdrawn, with who did so and why', () => {
    const why = { at: instantOf(2), by: 'petrova', as: 'moderator', reason: sealed('Put off') } as const;
    given(published())
      .on(withdrawn)
      .expect('n1', { ...first, withdrawn: why });
  });

  test('is put last when it was changed, or on the last day on which it is shown', () => {
    const until = '2026-11-22';
    const over = { ...published(), data: { ...of(), ...put, until } };
    given()
      .on(over)
      .expect('n1', { ...first, until, lastAt: instantOf(1) });
  });

  test('ends', () => {
    given(published())
      .on(ended)
      .expect('n1', { ...first, ended: true });
  });

  test('is published first', () => {
    for (const event of [changed, pinned, unpinned, withdrawn, ended])
      given()
        .on(event)
        .fails(/came before the announcement n1 was published/);
  });
});

describe('a board', () => {
  const { given } = projectionSpec(announcementBoard);
  const hung = {
    ...{ authorId: 'petrova', publishedAt: instantOf(1), from: '2026-11-23', until: '2026-12-04' },
    ...{ pinned: false, version: 1 },
  };

  test('has what is announced to the class, of the author, and everything in the school', () => {
    for (const board of ['7b', 'petrova', 'school1.all']) {
      given(published())
        .on(published('n2'))
        .expect(board, { announcements: { n1: hung, n2: { ...hung, publishedAt: instantOf(2) } } });
    }
    given().on(published()).expectNothing('school1');
  });

  test('of the school or of a role has what is announced to them', () => {
    const to = (wanted: AnnouncementPublished['data']['audience']): AnnouncementPublished => ({
      type: 'AnnouncementPublished',
      data: { ...of(), ...put, audience: wanted },
    });
    given()
      .on(to({ to: 'school' }))
      .expect('school1', { announcements: { n1: hung } });
    const toTwo = to({ to: 'roles', roles: ['teacher', 'guardian'] });
    for (const board of ['school1.teacher', 'school1.guardian']) {
      given()
        .on(toTwo)
        .expect(board, { announcements: { n1: hung } });
    }
    given().on(toTwo).expectNothing('school1');
  });

  test('follows what becomes of it', () => {
    const { until: _until, ...endless } = hung;
    given(published())
      .on(changed)
      .expect('7b', { announcements: { n1: { ...endless, version: 2 } } });
    given(published())
      .on(pinned)
      .expect('7b', { announcements: { n1: { ...hung, pinned: true } } });
    given(published(), pinned)
      .on(unpinned)
      .expect('7b', { announcements: { n1: hung } });
    given(published())
      .on(withdrawn)
      .expect('7b', { announcements: { n1: { ...hung, withdrawnOn: instantOf(2).slice(0, 10) } } });
    given(published(), published('n2'))
      .on(ended)
      .expect('7b', { announcements: { n2: { ...hung, publishedAt: instantOf(2) } } });
    given()
      .on(pinned)
      .fails(/came before/);
  });
});

describe('what was read', () => {
  const read = (announcementId: string, readerId: string, version = 1): AnnouncementRead => ({
    type: 'AnnouncementRead',
    data: { announcementId, schoolId: 'school1', readerId, version },
  });
  const at = (number: number, version = 1) => ({ version, at: instantOf(number) });

  test('stands with the announcement, the newest of each reader', () => {
    const { given } = projectionSpec(announcementReceipts);
    given(read('n1', 'mother'), read('n1', 'father'))
      .on(read('n1', 'mother', 2))
      .expect('n1', { readers: { mother: at(3, 2), father: at(2) } });
  });

  test('stands with the reader', () => {
    const { given } = projectionSpec(announcementsReadBy);
    given(read('n1', 'mother'), read('n2', 'mother'))
      .on(read('n1', 'mother', 2))
      .expect('mother', { announcements: { n1: at(3, 2), n2: at(2) } });
  });
});
