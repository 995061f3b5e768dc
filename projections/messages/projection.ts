import type { Projection } from '../../src/eventing/projection.js';
import type { BlockingEvent } from '../../src/messages/blocking.events.js';
import { boardsOf, messageIdOf } from '../../src/messages/boards.values.js';
import type { MessagingRulesSet } from '../../src/messages/messaging-rules.events.js';
import type { MessagesRead } from '../../src/messages/reading.events.js';
import type {
  MessagePosted,
  MessageRemovedByModerator,
  MessageReportDismissed,
  MessageReported,
  ThreadEnded,
  ThreadEvent,
  ThreadOpened,
} from '../../src/messages/thread.events.js';
import { own } from '../../src/school/plain-data.values.js';
import type {
  BlockedBy,
  MessageDocument,
  MessagingRulesDocument,
  ReportedMessages,
  ThreadBoard,
  ThreadDocument,
  ThreadReadings,
  ThreadsReadBy,
} from './read-model.js';

export const threads: Projection<ThreadDocument, ThreadOpened | MessagePosted | ThreadEnded> = {
  name: 'threads',
  version: 1,
  handles: ['ThreadOpened', 'MessagePosted', 'ThreadEnded'],
  idsOf: ({ data }) => [data.threadId],

  evolve(document, event, id) {
    const lastAt = event.metadata.recordedAt;
    if (event.type === 'ThreadOpened') {
      const { schoolId, among, authorId, title } = event.data;
      return { _id: id, schoolId, among, authorId, title, messages: 0, lastAt, ended: false };
    }
    if (!document) throw new Error(`${event.type} came before the thread ${id} was opened.`);
    return event.type === 'MessagePosted'
      ? { ...document, messages: event.data.number, lastAt }
      : { ...document, ended: true };
  },
};

type OnMessage = Exclude<ThreadEvent, ThreadOpened | ThreadEnded>;

export const messages: Projection<MessageDocument, OnMessage> = {
  name: 'messages',
  version: 1,
  handles: ['MessagePosted', 'MessageReported', 'MessageRemovedByModerator', 'MessageReportDismissed'],
  begins: ['MessagePosted'],
  idsOf: ({ data: { threadId, number } }) => [messageIdOf(threadId, number)],

  evolve(document, event, id) {
    const { recordedAt: at, actor } = event.metadata;
    if (event.type === 'MessagePosted') {
      const { number, authorId, text, files } = event.data;
      return { _id: id, number, authorId, text, at, ...(files ? { files } : {}) };
    }
    if (!document) throw new Error(`${event.type} came before the message ${id} was posted.`);
    if (event.type === 'MessageReported') {
      const { reporterId: by, reason } = event.data;
      return { ...document, reports: [...(document.reports ?? []), { by, at, reason }] };
    }
    const removed = event.type === 'MessageRemovedByModerator';
    return { ...document, decision: { removed, by: actor.personId, at, reason: event.data.reason } };
  },
};

export const threadBoard: Projection<ThreadBoard, MessagePosted | ThreadEnded> = {
  name: 'threadBoard',
  version: 2,
  handles: ['MessagePosted', 'ThreadEnded'],
  // Whoever teaches in several schools finds all threads on one board.
  spansSchools: true,
  idsOf: ({ data: { among } }) => boardsOf(among),

  evolve(document, { type, data, metadata }, id) {
    const { [data.threadId]: _, ...others } = document?.threads ?? {};
    if (type === 'ThreadEnded') return { _id: id, threads: others };
    const { threadId, schoolId, among, number } = data;
    const hung = { schoolId, among, messages: number, lastAt: metadata.recordedAt };
    return { _id: id, threads: { ...others, [threadId]: hung } };
  },
};

export const threadReadings: Projection<ThreadReadings, MessagesRead> = {
  name: 'threadReadings',
  version: 1,
  handles: ['MessagesRead'],
  idsOf: ({ data }) => [data.threadId],
  evolve: (document, { data: { readerId, upTo } }, id) => ({
    _id: id,
    readers: { ...document?.readers, [readerId]: upTo },
  }),
};

export const threadsReadBy: Projection<ThreadsReadBy, MessagesRead | MessagePosted> = {
  name: 'threadsReadBy',
  version: 1,
  handles: ['MessagesRead', 'MessagePosted'],
  spansSchools: true,
  idsOf: ({ data }) => ['readerId' in data ? data.readerId : data.authorId],

  evolve(document, event, id) {
    const { threadId } = event.data;
    const threads = document?.threads ?? {};
    const { upTo, ...others } = own(threads, threadId) ?? { upTo: 0 };
    if (event.type === 'MessagesRead') {
      const furthest = Math.max(upTo, event.data.upTo);
      return { _id: id, threads: { ...threads, [threadId]: { ...others, upTo: furthest } } };
    }
    // Who had read everything before has read the own message too.
    const { number } = event.data;
    const now = upTo === number - 1 ? number : upTo;
    return { _id: id, threads: { ...threads, [threadId]: { upTo: now, wrote: true } } };
  },
};

type OnReport = MessageReported | MessageRemovedByModerator | MessageReportDismissed;

export const reportedMessages: Projection<ReportedMessages, OnReport> = {
  name: 'reportedMessages',
  version: 2,
  handles: ['MessageReported', 'MessageRemovedByModerator', 'MessageReportDismissed'],
  // Those of a group of several schools are for the leaders of each.
  idsOf: ({ data: { among, schoolId } }) => [among.kind === 'jointGroup' ? among.jointGroupId : schoolId],

  evolve(document, { type, data: { threadId, number }, metadata }, id) {
    const messageId = messageIdOf(threadId, number);
    const reported = document?.messages ?? {};
    const since = own(reported, messageId)?.since ?? metadata.recordedAt;
    const isOpen = type === 'MessageReported';
    return { _id: id, messages: { ...reported, [messageId]: { threadId, number, since, isOpen } } };
  },
};

export const blockedBy: Projection<BlockedBy, BlockingEvent> = {
  name: 'blockedBy',
  version: 1,
  handles: ['ParticipantBlocked', 'ParticipantUnblocked'],
  spansSchools: true,
  idsOf: ({ data }) => [data.personId],

  evolve(document, { type, data: { blockedId }, metadata }, id) {
    const { [blockedId]: _, ...others } = document?.blocked ?? {};
    const blocked = type === 'ParticipantBlocked' ? { ...others, [blockedId]: metadata.recordedAt } : others;
    return { _id: id, blocked };
  },
};

export const messagingRules: Projection<MessagingRulesDocument, MessagingRulesSet> = {
  name: 'messagingRules',
  version: 1,
  handles: ['MessagingRulesSet'],
  idsOf: ({ data }) => [data.schoolId],
  evolve: (_, { data: { rules } }, id) => ({ _id: id, rules }),
};
