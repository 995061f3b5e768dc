import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { groupIdsOfSchool } from '../../src/joint-groups/members.js';
import { MessageWords } from '../../src/messages/message-words.js';
import { Directory } from '../../src/people/directory.js';
import { partOfList } from '../part-of-list.js';
import { blockedBy, messages, reportedMessages, threads } from './projection.js';
import { Telling, type AmongTold, type FileTold, type Person } from './telling.js';

/** What was reported in a school, or a group that it takes part in: first what waits for a decision, then the newest. */
export class ReportedIn extends Query<ReportedAnswer> {
  constructor(
    readonly asked: {
      readonly schoolId: string;
      readonly cursor: string | undefined;
      readonly limit: number;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface ReportedMessage {
  readonly threadId: string;
  readonly number: number;
  readonly among: AmongTold;
  readonly author: Person;
  readonly at: string;
  readonly text: string;
  readonly files: readonly FileTold[];
  readonly isOpen: boolean;
  readonly reports: readonly { readonly by: Person; readonly at: string; readonly reason: string }[];
  readonly decision?: {
    readonly removed: boolean;
    readonly by: Person;
    readonly at: string;
    readonly reason: string;
  };
}

export interface ReportedAnswer {
  readonly position: Position;
  /** How many wait for a decision. */
  readonly open: number;
  readonly messages: readonly ReportedMessage[];
  readonly next?: string;
}

/** Those of whom somebody wants to read nothing. */
export class BlockedByPerson extends Query<BlockedAnswer> {
  constructor(
    readonly personId: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface BlockedAnswer {
  readonly position: Position;
  readonly blocked: readonly (Person & { readonly since: string })[];
}

@QueryHandler(ReportedIn)
export class ReportedInHandler implements IQueryHandler<ReportedIn> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
    readonly words: MessageWords,
  ) {}

  async execute({ asked }: ReportedIn): Promise<ReportedAnswer> {
    const { schoolId, atLeast } = asked;
    const groupIds = await groupIdsOfSchool(schoolId, this.reader);
    const found = await this.reader.getMany(reportedMessages, [schoolId, ...groupIds], atLeast);
    const all = [...found.values()]
      .flatMap((each) => Object.entries(each.messages))
      .map(([id, reported]) => ({
        ...{ id, ...reported },
        place: `${reported.isOpen ? '1' : '0'}_${reported.since}_${id}`,
      }));
    const { entries, ...more } = partOfList(all, asked);
    const [posted, opened] = await Promise.all([
      this.reader.getMany(
        messages,
        entries.map(({ id }) => id),
        atLeast,
      ),
      this.reader.getMany(threads, [...new Set(entries.map(({ threadId }) => threadId))], atLeast),
    ]);
    const people = [...posted.values()].flatMap(({ authorId, reports = [], decision }) => [
      ...[authorId, ...reports.map(({ by }) => by)],
      ...(decision ? [decision.by] : []),
    ]);
    const telling = await Telling.of([...opened.values()], people, this);
    const told = entries.flatMap(async ({ id, threadId, number, isOpen }): Promise<ReportedMessage[]> => {
      const [message, thread] = [posted.get(id), opened.get(threadId)];
      if (!message || !thread) return [];
      const { authorId, at, reports = [], decision } = message;
      return [
        {
          ...{ threadId, number, isOpen, among: telling.among(thread.among) },
          ...{ author: telling.person(authorId), at, text: await telling.text(thread, message) },
          files: await telling.files(thread, message),
          reports: await Promise.all(
            reports.map(async ({ by, at: when, reason }) => ({
              ...{ by: telling.person(by), at: when, reason: await telling.reason(reason) },
            })),
          ),
          ...(decision
            ? {
                decision: {
                  ...{ removed: decision.removed, by: telling.person(decision.by), at: decision.at },
                  reason: await telling.reason(decision.reason),
                },
              }
            : {}),
        },
      ];
    });
    const sources = [...found.values(), ...posted.values(), ...opened.values()];
    return {
      position: sources.map(({ position }) => position).reduce(laterOf, START),
      open: all.filter(({ isOpen }) => isOpen).length,
      messages: (await Promise.all(told)).flat(),
      ...more,
    };
  }
}

@QueryHandler(BlockedByPerson)
export class BlockedByPersonHandler implements IQueryHandler<BlockedByPerson> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ personId, atLeast }: BlockedByPerson): Promise<BlockedAnswer> {
    const found = await this.reader.get(blockedBy, personId, atLeast);
    const blocked = Object.entries(found?.blocked ?? {});
    const nameOf = await this.directory.names(blocked.map(([id]) => id));
    return {
      position: found?.position ?? START,
      blocked: blocked.map(([id, since]) => ({ id, name: nameOf(id), since })),
    };
  }
}

export const moderationQueries = [ReportedInHandler, BlockedByPersonHandler];
