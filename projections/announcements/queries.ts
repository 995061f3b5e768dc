import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { announcementNotFound } from '../../src/announcements/announcement.decider.js';
import { isShownOn, seesWithdrawn, type Boards } from '../../src/announcements/announcements.rights.js';
import type { Viewer } from '../../src/access/viewer.js';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import { classes } from '../schools/class.projection.js';
import { partOfList } from '../part-of-list.js';
import { placeOf } from './order.js';
import { announcementBoard, announcementReceipts, announcements, announcementsReadBy } from './projection.js';
import type { AnnouncementDocument, Hung } from './read-model.js';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** What is announced, without its text. Of one that was withdrawn its readers are told that it was there, and why it is not. */
export type AnnouncementEntry = Pick<
  AnnouncementDocument,
  'audience' | 'from' | 'until' | 'pinned' | 'receiptAsked' | 'version' | 'publishedAt' | 'changedAt'
> & {
  readonly announcementId: string;
  readonly schoolId: string;
  /** Of the class or teaching group that it is for. */
  readonly className?: string;
  readonly author: Person;
  readonly title?: string;
  /** Whether whoever asks confirmed having read it as it is now. */
  readonly read: boolean;
  readonly withdrawn?: {
    readonly at: string;
    readonly by: Person;
    readonly as: 'author' | 'moderator';
    readonly reason: string;
  };
};

export type AnnouncementAnswer = AnnouncementEntry & { readonly text?: string; readonly position: Position };

/** What hangs on some boards: of some what is shown on the day, of others whatever there ever was. */
export class AnnouncementsOn extends Query<AnnouncementsAnswer> {
  constructor(
    readonly asked: {
      readonly boards: Boards;
      readonly whole: readonly string[];
      readonly viewer: Viewer;
      /** Where the list goes on; its beginning, where none is named. */
      readonly cursor: string | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface AnnouncementsAnswer {
  readonly position: Position;
  /** Of those of others, not only in this part of the list. */
  readonly unread: number;
  readonly announcements: readonly AnnouncementEntry[];
  readonly next?: string;
}

export class AnnouncementWith extends Query<AnnouncementAnswer> {
  constructor(
    readonly announcementId: string,
    readonly viewer: Viewer,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export class AnnouncementReceiptsOf extends Query<ReceiptsAnswer> {
  constructor(
    readonly announcementId: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface ReceiptsAnswer {
  readonly position: Position;
  readonly schoolId: string;
  readonly receipts: readonly { readonly reader: Person; readonly version: number; readonly at: string }[];
}

type NameOf = (personId: string) => string;

/** Opens what was announced, and tells by whom. */
class Telling {
  constructor(
    private readonly viewer: Viewer,
    private readonly vault: Vault,
    private readonly nameOf: NameOf,
    private readonly titleOf: (classId: string) => string | undefined,
  ) {}

  async entry(announcement: AnnouncementDocument, readVersion = 0): Promise<AnnouncementEntry> {
    const { _id: announcementId, authorId, title, withdrawn, ...told } = announcement;
    const { schoolId, audience, from, until, pinned, receiptAsked, version, publishedAt, changedAt } = told;
    const className = audience.classId === undefined ? undefined : this.titleOf(audience.classId);
    return {
      ...{ announcementId, schoolId, audience, author: this.person(authorId) },
      ...(this.isShown(announcement) ? { title: await this.open(title) } : {}),
      ...{ from, ...(until === undefined ? {} : { until }), pinned, receiptAsked, version, publishedAt },
      ...(changedAt === undefined ? {} : { changedAt }),
      ...(className === undefined ? {} : { className }),
      read: readVersion >= version,
      ...(withdrawn === undefined ? {} : { withdrawn: await this.withdrawal(withdrawn) }),
    };
  }

  async text(announcement: AnnouncementDocument): Promise<{ readonly text?: string }> {
    return this.isShown(announcement) ? { text: await this.open(announcement.text) } : {};
  }

  private isShown({ schoolId, authorId, withdrawn }: AnnouncementDocument): boolean {
    return !withdrawn || seesWithdrawn(this.viewer, { schoolId, authorId });
  }

  private async open(sealed: Sealed): Promise<string> {
    return (await this.vault.open(sealed)) ?? '—';
  }

  private async withdrawal({ at, by, as, reason }: NonNullable<AnnouncementDocument['withdrawn']>) {
    return { at, by: this.person(by), as, reason: await this.open(reason) };
  }

  private person(id: string): Person {
    return { id, name: this.nameOf(id) };
  }
}

/** Opens some announcements, whose authors and classes are looked up at once. */
const tellingOf = async (
  found: readonly AnnouncementDocument[],
  viewer: Viewer,
  { reader, directory, vault }: { reader: FreshReader; directory: Directory; vault: Vault },
): Promise<Telling> => {
  const classIds = new Set(found.flatMap(({ audience }) => audience.classId ?? []));
  const [nameOf, addressed] = await Promise.all([
    directory.names(namedIn(found)),
    reader.getMany(classes, [...classIds]),
  ]);
  return new Telling(viewer, vault, nameOf, (classId) => addressed.get(classId)?.title);
};

const namedIn = (found: readonly AnnouncementDocument[]): string[] =>
  found.flatMap(({ authorId, withdrawn }) => (withdrawn ? [authorId, withdrawn.by] : [authorId]));

@QueryHandler(AnnouncementsOn)
export class AnnouncementsOnHandler implements IQueryHandler<AnnouncementsOn> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
    readonly vault: Vault,
  ) {}

  async execute({ asked }: AnnouncementsOn): Promise<AnnouncementsAnswer> {
    const { boards, whole, viewer, atLeast } = asked;
    const readerId = viewer.personId;
    const found = await this.reader.getMany(announcementBoard, [...boards.keys(), ...whole], atLeast);
    const readBy = await this.reader.get(announcementsReadBy, readerId, atLeast);
    const readings = readBy?.announcements ?? {};
    const hung = new Map<string, Hung>();
    for (const [board, { announcements: all }] of found) {
      const today = whole.includes(board) ? undefined : boards.get(board);
      for (const [id, each] of Object.entries(all)) {
        if (today === undefined || isShownOn(each, today)) hung.set(id, each);
      }
    }
    const unread = [...hung].filter(
      ([id, { authorId, version, withdrawnOn }]) =>
        withdrawnOn === undefined && authorId !== readerId && (readings[id]?.version ?? 0) < version,
    );
    const places = [...hung].map(([id, each]) => ({ id, place: placeOf(id, each) }));
    const { entries, ...more } = partOfList(places, asked);
    const documents = await this.reader.getMany(
      announcements,
      entries.map(({ id }) => id),
      atLeast,
    );
    const telling = await tellingOf([...documents.values()], viewer, this);
    const told = [...documents.values()].map((each) => telling.entry(each, readings[each._id]?.version));
    const position = [...found.values(), ...documents.values(), ...(readBy ? [readBy] : [])]
      .map((each) => each.position)
      .reduce(laterOf, START);
    return { position, unread: unread.length, announcements: await Promise.all(told), ...more };
  }
}

@QueryHandler(AnnouncementWith)
export class AnnouncementWithHandler implements IQueryHandler<AnnouncementWith> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
    readonly vault: Vault,
  ) {}

  /** @throws DomainError `announcement-not-found`. */
  async execute({ announcementId, viewer, atLeast }: AnnouncementWith): Promise<AnnouncementAnswer> {
    const found = await this.reader.get(announcements, announcementId, atLeast);
    if (!found || found.ended) throw announcementNotFound();
    const readBy = await this.reader.get(announcementsReadBy, viewer.personId, atLeast);
    const telling = await tellingOf([found], viewer, this);
    const entry = await telling.entry(found, readBy?.announcements[announcementId]?.version);
    return {
      position: laterOf(found.position, readBy?.position ?? START),
      ...entry,
      ...(await telling.text(found)),
    };
  }
}

@QueryHandler(AnnouncementReceiptsOf)
export class AnnouncementReceiptsOfHandler implements IQueryHandler<AnnouncementReceiptsOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  /** @throws DomainError `announcement-not-found`. */
  async execute({ announcementId, atLeast }: AnnouncementReceiptsOf): Promise<ReceiptsAnswer> {
    const announcement = await this.reader.get(announcements, announcementId, atLeast);
    if (!announcement || announcement.ended) throw announcementNotFound();
    const found = await this.reader.get(announcementReceipts, announcementId, atLeast);
    const readers = Object.entries(found?.readers ?? {});
    const nameOf = await this.directory.names(readers.map(([id]) => id));
    return {
      position: laterOf(announcement.position, found?.position ?? START),
      schoolId: announcement.schoolId,
      receipts: readers
        .map(([id, reading]) => ({ reader: { id, name: nameOf(id) }, ...reading }))
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
    };
  }
}

export const announcementsQueries = [
  AnnouncementsOnHandler,
  AnnouncementWithHandler,
  AnnouncementReceiptsOfHandler,
];
