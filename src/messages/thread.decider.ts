import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Sealed } from '../people/sealed.values.js';
import type { AttachedFile, MessageReported, ThreadEvent, ThreadOpened } from './thread.events.js';

export type ThreadCommand =
  | {
      readonly kind: 'OpenThread';
      readonly thread: ThreadOpened['data'];
      readonly text: Sealed;
      readonly files?: readonly AttachedFile[];
    }
  | {
      readonly kind: 'PostMessage';
      readonly authorId: string;
      readonly text: Sealed;
      readonly files?: readonly AttachedFile[];
    }
  | {
      readonly kind: 'ReportMessage';
      readonly number: number;
      readonly reporterId: string;
      readonly reason: Sealed;
    }
  | {
      readonly kind: 'DecideOnReport';
      readonly number: number;
      readonly removes: boolean;
      readonly reason: Sealed;
    }
  /** With as many messages as it was found with: one that is written meanwhile keeps it. */
  | { readonly kind: 'EndThread'; readonly messages: number };

type CommandOf<Kind extends ThreadCommand['kind']> = Extract<ThreadCommand, { kind: Kind }>;

/** What became of a message that somebody reported. */
export interface Reported {
  readonly by: readonly string[];
  readonly isOpen: boolean;
  readonly isRemoved: boolean;
}

export interface Thread {
  readonly opened: ThreadOpened['data'] | undefined;
  /** Of each message, in their order. */
  readonly authors: readonly string[];
  /** The files that went with messages. */
  readonly fileIds: ReadonlySet<string>;
  /** By the numbers of messages. */
  readonly reported: ReadonlyMap<number, Reported>;
  readonly ended: boolean;
}

/** Characters, and messages in a thread, at most. */
export const LONGEST = { title: 120, text: 4000, reason: 500, thread: 2000, fileName: 200 } as const;

/** With one message, at most. */
export const MOST_ATTACHED = 5;

const UNREPORTED: Reported = { by: [], isOpen: false, isRemoved: false };

export const threadDecider: Decider<Thread, ThreadCommand, ThreadEvent> = {
  initial: () => ({
    ...{ opened: undefined, authors: [], fileIds: new Set() },
    ...{ reported: new Map(), ended: false },
  }),

  decide(command, thread) {
    switch (command.kind) {
      case 'OpenThread':
        return openThread(command, thread);
      case 'PostMessage':
        return postMessage(command, thread);
      case 'ReportMessage':
        return reportMessage(command, thread);
      case 'DecideOnReport':
        return decideOnReport(command, thread);
      case 'EndThread':
        return endThread(command, thread);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(thread, event) {
    switch (event.type) {
      case 'ThreadOpened':
        return { ...thread, opened: event.data };
      case 'MessagePosted':
        return {
          ...{ ...thread, authors: [...thread.authors, event.data.authorId] },
          fileIds: withFiles(thread.fileIds, event.data.files),
        };
      case 'MessageReported':
        return reportedAs(thread, event.data.number, (reported) => ({
          ...{ by: [...reported.by, event.data.reporterId], isOpen: true, isRemoved: false },
        }));
      case 'MessageRemovedByModerator':
      case 'MessageReportDismissed':
        return reportedAs(thread, event.data.number, ({ by }) => ({
          ...{ by, isOpen: false, isRemoved: event.type === 'MessageRemovedByModerator' },
        }));
      case 'ThreadEnded':
        return { ...thread, ended: true };
      default:
        return thread;
    }
  },
};

const withFiles = (
  fileIds: Thread['fileIds'],
  files: readonly AttachedFile[] | undefined,
): Thread['fileIds'] => (files ? new Set([...fileIds, ...files.map(({ fileId }) => fileId)]) : fileIds);

const openThread = ({ thread, text, files }: CommandOf<'OpenThread'>, { opened }: Thread): ThreadEvent[] => {
  if (opened) throw new DomainError('thread-opened-already', 'This thread was opened.', 'conflict');
  const { title: _, ...first } = thread;
  return [
    { type: 'ThreadOpened', data: thread },
    { type: 'MessagePosted', data: { ...first, number: 1, text, ...attached(files) } },
  ];
};

const postMessage = ({ authorId, text, files }: CommandOf<'PostMessage'>, thread: Thread): ThreadEvent[] => {
  const parts = partsOf(mustGoOn(thread));
  const number = thread.authors.length + 1;
  if (number > LONGEST.thread) {
    throw new DomainError('thread-full', 'So many messages are in no thread. Open another one.', 'conflict');
  }
  return [{ type: 'MessagePosted', data: { ...parts, number, authorId, text, ...attached(files) } }];
};

const attached = (files: readonly AttachedFile[] = []) => (files.length > 0 ? { files } : {});

const reportMessage = (
  { number, reporterId, reason }: CommandOf<'ReportMessage'>,
  thread: Thread,
): ThreadEvent[] => {
  const message = messageIn(thread, number);
  if (message.authorId === reporterId) {
    throw new DomainError('own-message', 'You wrote this message yourself.', 'rule');
  }
  const { by, isRemoved } = thread.reported.get(number) ?? UNREPORTED;
  if (isRemoved || by.includes(reporterId)) return [];
  const data: MessageReported['data'] = { ...message, reporterId, reason };
  return [{ type: 'MessageReported', data }];
};

const decideOnReport = (
  { number, removes, reason }: CommandOf<'DecideOnReport'>,
  thread: Thread,
): ThreadEvent[] => {
  const message = messageIn(thread, number);
  const { by, isOpen, isRemoved } = thread.reported.get(number) ?? UNREPORTED;
  if (by.length === 0) throw messageNotReported();
  if (!isOpen) {
    if (removes === isRemoved) return [];
    throw new DomainError('report-decided-already', 'This was decided on otherwise.', 'conflict');
  }
  const type = removes ? 'MessageRemovedByModerator' : 'MessageReportDismissed';
  return [{ type, data: { ...message, reason } }];
};

const endThread = ({ messages }: CommandOf<'EndThread'>, thread: Thread): ThreadEvent[] => {
  if (!thread.opened) throw threadNotFound();
  if (thread.ended) return [];
  if (thread.authors.length !== messages) {
    throw new DomainError('thread-goes-on', 'Somebody wrote in it meanwhile.', 'conflict');
  }
  if ([...thread.reported.values()].some(({ isOpen }) => isOpen)) {
    throw new DomainError('report-undecided', 'Somebody reported a message in it.', 'conflict');
  }
  return [{ type: 'ThreadEnded', data: partsOf(thread.opened) }];
};

const reportedAs = (thread: Thread, number: number, to: (reported: Reported) => Reported): Thread => ({
  ...thread,
  reported: new Map(thread.reported).set(number, to(thread.reported.get(number) ?? UNREPORTED)),
});

/** @throws DomainError `thread-not-found`, `thread-ended`. */
const mustGoOn = ({ opened, ended }: Thread): ThreadOpened['data'] => {
  if (!opened) throw threadNotFound();
  if (ended) {
    const message = 'Messages are kept for a time, and that of this thread is over.';
    throw new DomainError('thread-ended', message, 'conflict');
  }
  return opened;
};

/** @throws DomainError `message-not-found` too. */
const messageIn = (thread: Thread, number: number) => {
  const parts = partsOf(mustGoOn(thread));
  const authorId = thread.authors[number - 1];
  if (authorId === undefined) throw messageNotFound();
  return { ...parts, number, authorId };
};

export const threadNotFound = (): DomainError =>
  new DomainError('thread-not-found', 'There is no such thread among those you may see.', 'not-found');

export const messageNotFound = (): DomainError =>
  new DomainError('message-not-found', 'There is no such message in this thread.', 'not-found');

export const messageNotReported = (): DomainError =>
  new DomainError('message-not-reported', 'Nobody has reported this message.', 'conflict');

const partsOf = ({ threadId, schoolId, among }: ThreadOpened['data']) => ({ threadId, schoolId, among });
