import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { announcementDecider, type AnnouncementCommand, type Change } from './announcement.decider.js';
import type {
  Announced,
  AnnouncementChanged,
  AnnouncementPublished,
  AnnouncementWithdrawn,
} from './announcement.events.js';

const { given } = deciderSpec(announcementDecider);

const TODAY = '2026-11-30';
const sealed = (words: string) => ({ sealed: words, of: 'n1', in: 'command' });
const ofAnnouncement = {
  ...{ announcementId: 'n1', schoolId: 'school1', authorId: 'petrova' },
  audience: { to: 'class', classId: '7b' },
} as const;
const words: Announced = {
  ...{ title: sealed('Trip'), text: sealed('To the sea'), from: TODAY, receiptAsked: false },
};
const withoutEnd = { ...ofAnnouncement, ...words };
const withEnd = { ...withoutEnd, until: '2026-12-04' };

const publish = (more: Partial<Announced> = {}, pinned = false): AnnouncementCommand => ({
  ...{ kind: 'PublishAnnouncement', announcement: { ...withoutEnd, ...more }, pinned, today: TODAY },
});
const change = (what: Change, today = TODAY): AnnouncementCommand => ({
  ...{ kind: 'ChangeAnnouncement', change: what, today },
});
const pin = (pinned: boolean): AnnouncementCommand => ({ kind: 'PinAnnouncement', pinned });
const withdraw = (as: 'author' | 'moderator' = 'author'): AnnouncementCommand => ({
  ...{ kind: 'WithdrawAnnouncement', as, reason: sealed('Put off') },
});

const end = (version: number): AnnouncementCommand => ({ kind: 'EndAnnouncement', version });
const ended = { type: 'AnnouncementEnded', data: ofAnnouncement } as const;

const published = (data: AnnouncementPublished['data'] = withoutEnd): AnnouncementPublished => ({
  type: 'AnnouncementPublished',
  data,
});
const changed = (data: AnnouncementPublished['data']): AnnouncementChanged => ({
  type: 'AnnouncementChanged',
  data,
});
const pinned = { type: 'AnnouncementPinned', data: ofAnnouncement } as const;
const unpinned = { type: 'AnnouncementUnpinned', data: ofAnnouncement } as const;
const withdrawn = (as: 'author' | 'moderator' = 'author'): AnnouncementWithdrawn => ({
  type: 'AnnouncementWithdrawn',
  data: { ...ofAnnouncement, as, reason: sealed('Put off') },
});

describe('an announcement', () => {
  test('is published once, pinned or not', () => {
    given().when(publish()).then(published());
    given().when(publish({}, true)).then(published(), pinned);
    given(published()).when(publish()).thenFails('announcement-already-published');
  });

  test('is shown from today or a later day on, to one that is not before it', () => {
    given()
      .when(publish({ until: TODAY }))
      .then(published({ ...withoutEnd, until: TODAY }));
    given()
      .when(publish({ from: '2026-12-01', until: '2026-12-01' }))
      .then(published({ ...withoutEnd, from: '2026-12-01', until: '2026-12-01' }));
    given()
      .when(publish({ from: '2026-11-29' }))
      .thenFails('announcement-refused', 'from');
    given()
      .when(publish({ from: '2026-12-02', until: '2026-12-01' }))
      .thenFails('announcement-refused', 'until');
    given()
      .when(publish({ from: '2026-11-29', until: '2026-11-28' }))
      .thenFails('announcement-refused', 'from', 'until');
  });

  test('is changed in what is named', () => {
    given(published(withEnd))
      .when(change({ text: sealed('To the lake') }))
      .then(changed({ ...withEnd, text: sealed('To the lake') }));
    given(published(withEnd))
      .when(change({ until: null }))
      .then(changed(withoutEnd));
    given(published(), changed(withEnd))
      .when(change({ receiptAsked: true }))
      .then(changed({ ...withEnd, receiptAsked: true }));
  });

  test('is not changed by what it is already', () => {
    given(published(withEnd)).when(change({})).thenNothing();
    given(published(withEnd))
      .when(change({ until: '2026-12-04', receiptAsked: false }))
      .thenNothing();
    given(published())
      .when(change({ until: null }))
      .thenNothing();
  });

  test('is put right after its last day, but not so that it had ended before', () => {
    const later = '2026-12-07';
    given(published(withEnd))
      .when(change({ title: sealed('The trip') }, later))
      .then(changed({ ...withEnd, title: sealed('The trip') }));
    given(published(withEnd))
      .when(change({ until: '2026-12-05' }, later))
      .thenFails('announcement-refused', 'until');
    given(published(withEnd))
      .when(change({ until: '2026-11-29' }))
      .thenFails('announcement-refused', 'until');
  });

  test('is pinned, and no longer', () => {
    given(published()).when(pin(true)).then(pinned);
    given(published(), pinned).when(pin(true)).thenNothing();
    given(published(), pinned).when(pin(false)).then(unpinned);
    given(published(), pinned, unpinned).when(pin(false)).thenNothing();
  });

  test('is withdrawn once, by its author or by whoever leads the school', () => {
    given(published()).when(withdraw()).then(withdrawn());
    given(published(), pinned, changed(withEnd)).when(withdraw('moderator')).then(withdrawn('moderator'));
    given(published(), withdrawn('moderator')).when(withdraw()).thenNothing();
  });

  test('stays as it is once it is withdrawn', () => {
    for (const command of [change({ until: null }), pin(true), pin(false)]) {
      given(published(), withdrawn()).when(command).thenFails('announcement-withdrawn');
    }
  });

  test('ends once its period is over, unless it was put otherwise meanwhile', () => {
    given(published()).when(end(1)).then(ended);
    given(published(), withdrawn()).when(end(1)).then(ended);
    given(published(), ended).when(end(1)).thenNothing();
    given(published(), changed(withEnd)).when(end(1)).thenFails('announcement-goes-on');
  });

  test('is published first, and is there no more once it has ended', () => {
    for (const command of [change({}), pin(true), withdraw()]) {
      given().when(command).thenFails('announcement-not-found');
      given(published(), ended).when(command).thenFails('announcement-not-found');
    }
    given().when(end(0)).thenFails('announcement-not-found');
  });
});
