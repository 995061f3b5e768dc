import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { messageIdOf } from '../../src/messages/boards.values.js';
import { MessageWords } from '../../src/messages/message-words.js';
import { threadNotFound } from '../../src/messages/thread.decider.js';
import { Directory } from '../../src/people/directory.js';
import { own } from '../../src/school/plain-data.values.js';
import { partOfList } from '../part-of-list.js';
import { placeOf } from './order.js';
import { blockedBy, messages, threadBoard, threadReadings, threads, threadsReadBy } from './projection.js';
import type { HungThread, MessageDocument, ThreadDocument } from './read-model.js';
import { Telling, type AmongTold, type FileTold, type Person } from './telling.js';

export interface ThreadEntry {
  readonly threadId: string;
  readonly schoolId: string;
  readonly among: AmongTold;
  readonly title: string;
  readonly messages: number;
  /** How many of them whoever asks has not read. */
  readonly unread: number;
  /** Instant of the last message. */
  readonly lastAt: string;
}

/** The threads on some boards, that of which the last message is the newest first. */
export class ThreadsOn extends Query<ThreadsAnswer> {
  constructor(
    readonly asked: {
      readonly boards: readonly string[];
      readonly isOpen: (thread: HungThread) => boolean;
      readonly readerId: string;
      readonly cursor: string | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface ThreadsAnswer {
  readonly position: Position;
  /** In how many threads something is unread, not only in this part of the list. */
  readonly unread: number;
  readonly threads: readonly ThreadEntry[];
  readonly next?: string;
}

/** A thread with its messages, the newest of those before a number. */
export class ThreadWith extends Query<ThreadAnswer> {
  constructor(
    readonly asked: {
      readonly threadId: string;
      readonly readerId: string;
      readonly mayWrite: boolean;
      readonly before: number | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface MessageTold {
  readonly number: number;
  readonly author: Person;
  readonly at: string;
  readonly text?: string;
  readonly files?: readonly FileTold[];
  /** Whoever leads the school took it away. */
  readonly removed?: { readonly at: string; readonly reason: string };
  /** Whoever asks blocked its author. */
  readonly blocked?: true;
  /** Whoever asks reported it. */
  readonly reported?: true;
  /** Of an own message: how many others have read it. */
  readonly readBy?: number;
}

export interface ThreadAnswer extends ThreadEntry {
  readonly position: Position;
  readonly mayWrite: boolean;
  /** The oldest first. */
  readonly list: readonly MessageTold[];
}

@QueryHandler(ThreadsOn)
export class ThreadsOnHandler implements IQueryHandler<ThreadsOn> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
    readonly words: MessageWords,
  ) {}

  async execute({ asked }: ThreadsOn): Promise<ThreadsAnswer> {
    const { boards, isOpen, readerId, atLeast } = asked;
    const found = await this.reader.getMany(threadBoard, boards, atLeast);
    const readBy = await this.reader.get(threadsReadBy, readerId, atLeast);
    const hung = new Map(
      [...found.values()]
        .flatMap((board) => Object.entries(board.threads))
        .filter(([, each]) => isOpen(each)),
    );
    const unreadIn = (id: string, { messages: count }: Pick<HungThread, 'messages'>): number =>
      count - (own(readBy?.threads ?? {}, id)?.upTo ?? 0);
    const places = [...hung].map(([id, each]) => ({ id, place: placeOf(id, each) }));
    const { entries, ...more } = partOfList(places, asked);
    const ids = entries.map(({ id }) => id);
    const documents = await this.reader.getMany(threads, ids, atLeast);
    const shown = ids.flatMap((id) => documents.get(id) ?? []);
    const telling = await Telling.of(shown, [], this);
    return {
      position: [...found.values(), ...documents.values(), ...(readBy ? [readBy] : [])]
        .map(({ position }) => position)
        .reduce(laterOf, START),
      unread: [...hung].filter(([id, each]) => unreadIn(id, each) > 0).length,
      threads: await Promise.all(shown.map((each) => entryOf(each, unreadIn(each._id, each), telling))),
      ...more,
    };
  }
}

const entryOf = async (thread: ThreadDocument, unread: number, telling: Telling): Promise<ThreadEntry> => {
  const { _id: threadId, schoolId, among, messages: count, lastAt } = thread;
  return {
    ...{ threadId, schoolId, among: telling.among(among), title: await telling.title(thread) },
    ...{ messages: count, unread, lastAt },
  };
};

@QueryHandler(ThreadWith)
export class ThreadWithHandler implements IQueryHandler<ThreadWith> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
    readonly words: MessageWords,
  ) {}

  /** @throws DomainError `thread-not-found`. */
  async execute({ asked }: ThreadWith): Promise<ThreadAnswer> {
    const { threadId, readerId, mayWrite, before, limit, atLeast } = asked;
    const thread = await this.reader.get(threads, threadId, atLeast);
    if (!thread || thread.ended) throw threadNotFound();
    const behind = Math.min(before ?? Infinity, thread.messages + 1);
    const first = Math.max(1, behind - limit);
    const ids = Array.from({ length: Math.max(0, behind - first) }, (_, index) =>
      messageIdOf(threadId, first + index),
    );
    const [found, readings, readBy, blocks] = await Promise.all([
      this.reader.getMany(messages, ids, atLeast),
      this.reader.get(threadReadings, threadId, atLeast),
      this.reader.get(threadsReadBy, readerId, atLeast),
      this.reader.get(blockedBy, readerId, atLeast),
    ]);
    const shown = ids.flatMap((id) => found.get(id) ?? []);
    const telling = await Telling.of(
      [thread],
      shown.map(({ authorId }) => authorId),
      this,
    );
    const reader: Reader = {
      readerId,
      hasBlocked: (id) => own(blocks?.blocked ?? {}, id) !== undefined,
      others: Object.entries(readings?.readers ?? {}).flatMap(([id, upTo]) =>
        id === readerId ? [] : [upTo],
      ),
    };
    const unread = thread.messages - (own(readBy?.threads ?? {}, threadId)?.upTo ?? 0);
    const sources = [thread, readings, readBy, blocks, ...shown].flatMap((each) => each?.position ?? []);
    return {
      position: sources.reduce(laterOf, START),
      ...(await entryOf(thread, unread, telling)),
      mayWrite,
      list: await Promise.all(shown.map((each) => toldTo(reader, thread, each, telling))),
    };
  }
}

interface Reader {
  readonly readerId: string;
  readonly hasBlocked: (personId: string) => boolean;
  /** How far each of the others has read. */
  readonly others: readonly number[];
}

const toldTo = async (
  { readerId, hasBlocked, others }: Reader,
  thread: ThreadDocument,
  message: MessageDocument,
  telling: Telling,
): Promise<MessageTold> => {
  const { number, authorId, at, reports = [], decision } = message;
  const told = { number, author: telling.person(authorId), at };
  if (decision?.removed) {
    return { ...told, removed: { at: decision.at, reason: await telling.reason(decision.reason) } };
  }
  if (hasBlocked(authorId)) return { ...told, blocked: true };
  return {
    ...{ ...told, text: await telling.text(thread, message) },
    ...(message.files ? { files: await telling.files(thread, message) } : {}),
    ...(reports.some(({ by }) => by === readerId) ? { reported: true } : {}),
    ...(authorId === readerId ? { readBy: others.filter((upTo) => upTo >= number).length } : {}),
  };
};

export const threadsQueries = [ThreadsOnHandler, ThreadWithHandler];
