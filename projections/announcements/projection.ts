import type { AnnouncementEvent } from '../../src/announcements/announcement.events.js';
import { boardOfAll, boardsFor } from '../../src/announcements/boards.values.js';
import type { ReceiptEvent } from '../../src/announcements/receipt.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import type {
  AnnouncementBoard,
  AnnouncementDocument,
  AnnouncementReceipts,
  AnnouncementsReadBy,
  Hung,
} from './read-model.js';

const HANDLED = [
  'AnnouncementPublished',
  'AnnouncementChanged',
  'AnnouncementPinned',
  'AnnouncementUnpinned',
  'AnnouncementWithdrawn',
  'AnnouncementEnded',
] as const satisfies readonly AnnouncementEvent['type'][];

export const announcements: Projection<AnnouncementDocument, AnnouncementEvent> = {
  name: 'announcements',
  version: 2,
  handles: HANDLED,

  idsOf: ({ data }) => [data.announcementId],

  evolve(document, event, id) {
    const { recordedAt, actor } = event.metadata;
    if (event.type === 'AnnouncementPublished') {
      const { announcementId: _, ...published } = event.data;
      const lastAt = lastOf(recordedAt, published.until);
      return {
        _id: id,
        ...published,
        pinned: false,
        version: 1,
        publishedAt: recordedAt,
        lastAt,
        ended: false,
      };
    }
    if (!document) throw before(event.type, id);
    switch (event.type) {
      case 'AnnouncementChanged': {
        const { announcementId: _, ...put } = event.data;
        const { pinned, version, publishedAt } = document;
        const lastAt = lastOf(recordedAt, put.until);
        return {
          ...{ _id: id, ...put, pinned, version: version + 1, publishedAt, changedAt: recordedAt },
          ...{ lastAt, ended: false },
        };
      }
      case 'AnnouncementPinned':
        return { ...document, pinned: true };
      case 'AnnouncementUnpinned':
        return { ...document, pinned: false };
      case 'AnnouncementWithdrawn': {
        const { as, reason } = event.data;
        return { ...document, withdrawn: { at: recordedAt, by: actor.personId, as, reason } };
      }
      case 'AnnouncementEnded':
        return { ...document, ended: true };
    }
  },
};

/** The later of an instant and the end of a day; to the day is precise enough, whatever the zone. */
const lastOf = (at: string, until: CivilDate | undefined): string => {
  const shownTo = until === undefined ? '' : `${until}T23:59:59.999Z`;
  return shownTo > at ? shownTo : at;
};

export const announcementBoard: Projection<AnnouncementBoard, AnnouncementEvent> = {
  name: 'announcementBoard',
  version: 3,
  handles: HANDLED,
  // Whoever writes in several schools finds it all on one board.
  spansSchools: true,

  idsOf: ({ data: { schoolId, authorId, audience } }) => [
    ...boardsFor(schoolId, audience),
    boardOfAll(schoolId),
    authorId,
  ],

  evolve(document, event, id) {
    const { announcementId, authorId } = event.data;
    const announcements = document?.announcements ?? {};
    const as = (hung: Hung): AnnouncementBoard => ({
      _id: id,
      announcements: { ...announcements, [announcementId]: hung },
    });
    if (event.type === 'AnnouncementPublished') {
      const { from, until } = event.data;
      return as({
        ...{ authorId, publishedAt: event.metadata.recordedAt, from },
        ...(until === undefined ? {} : { until }),
        ...{ pinned: false, version: 1 },
      });
    }
    const hung = announcements[announcementId];
    if (!hung) throw before(event.type, announcementId);
    switch (event.type) {
      case 'AnnouncementChanged': {
        const { until: _, ...kept } = hung;
        const { until } = event.data;
        return as({ ...kept, ...(until === undefined ? {} : { until }), version: hung.version + 1 });
      }
      case 'AnnouncementPinned':
        return as({ ...hung, pinned: true });
      case 'AnnouncementUnpinned':
        return as({ ...hung, pinned: false });
      case 'AnnouncementWithdrawn':
        return as({ ...hung, withdrawnOn: event.metadata.recordedAt.slice(0, 10) });
      case 'AnnouncementEnded': {
        const { [announcementId]: _, ...others } = announcements;
        return { _id: id, announcements: others };
      }
    }
  },
};

const before = (type: string, announcementId: string): Error =>
  new Error(`${type} came before the announcement ${announcementId} was published.`);

export const announcementReceipts: Projection<AnnouncementReceipts, ReceiptEvent> = {
  name: 'announcementReceipts',
  version: 1,
  handles: ['AnnouncementRead'],
  idsOf: ({ data }) => [data.announcementId],
  evolve: (document, { data: { readerId, version }, metadata }, id) => ({
    _id: id,
    readers: { ...document?.readers, [readerId]: { version, at: metadata.recordedAt } },
  }),
};

export const announcementsReadBy: Projection<AnnouncementsReadBy, ReceiptEvent> = {
  name: 'announcementsReadBy',
  version: 1,
  handles: ['AnnouncementRead'],
  spansSchools: true,
  idsOf: ({ data }) => [data.readerId],
  evolve: (document, { data: { announcementId, version }, metadata }, id) => ({
    _id: id,
    announcements: { ...document?.announcements, [announcementId]: { version, at: metadata.recordedAt } },
  }),
};
