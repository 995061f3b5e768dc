import { describe, test } from '@jest/globals';
import type { MessagePosted, ThreadEvent } from '../../src/messages/thread.events.js';
import { USUAL_MESSAGING } from '../../src/messages/messaging-rules.values.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf, recorded } from '../../test/support/recorded.js';
import {
  blockedBy,
  messages,
  messagingRules,
  reportedMessages,
  threadBoard,
  threadReadings,
  threads,
  threadsReadBy,
} from './projection.js';

const sealed = (words: string) => ({ sealed: words, of: 't1', in: 'command' });
const among = { kind: 'personal', teacherId: 'petrova', guardianId: 'mother', pupilId: 'anna' } as const;
const ofThread = { threadId: 't1', schoolId: 'school1', among };
const opened = {
  type: 'ThreadOpened',
  data: { ...ofThread, authorId: 'petrova', title: sealed('Trip') },
} as const;
const posted = (number: number, authorId = 'petrova'): MessagePosted => ({
  type: 'MessagePosted',
  data: { ...ofThread, number, authorId, text: sealed('Will Anna come?') },
});
const toClass: MessagePosted = {
  type: 'MessagePosted',
  data: { ...posted(1).data, threadId: 't2', among: { kind: 'class', classId: '7b' } },
};
const toGuardian: MessagePosted = {
  type: 'MessagePosted',
  data: {
    ...{ ...posted(1, 'mother').data, threadId: 't3' },
    among: { kind: 'twoGuardians', classId: '7b', guardianIds: ['mother', 'vera'] },
  },
};
const ended = { type: 'ThreadEnded', data: ofThread } as const;
const ofFirst = { ...ofThread, number: 1, authorId: 'petrova' };
const reported: Extract<ThreadEvent, { type: 'MessageReported' }> = {
  type: 'MessageReported',
  data: { ...ofFirst, reporterId: 'mother', reason: sealed('Rude') },
};
const removed = {
  type: 'MessageRemovedByModerator',
  data: { ...ofFirst, reason: sealed('It is') },
} as const;
const dismissed = { type: 'MessageReportDismissed', data: { ...ofFirst, reason: sealed('No') } } as const;
const read = (upTo: number, readerId = 'mother') =>
  ({ type: 'MessagesRead', data: { threadId: 't1', schoolId: 'school1', readerId, upTo } }) as const;

describe('a thread', () => {
  const { given } = projectionSpec(threads);
  const { threadId: _, ...whole } = opened.data;

  test('counts its messages, and knows when the last one came', () => {
    given(opened)
      .on(posted(1))
      .expect('t1', { ...whole, messages: 1, lastAt: instantOf(2), ended: false });
    given(opened, posted(1), posted(2))
      .on(ended)
      .expect('t1', { ...whole, messages: 2, lastAt: instantOf(3), ended: true });
  });

  test('is opened first', () => {
    given()
      .on(posted(1))
      .fails(/before the thread t1/);
  });

  test('hangs on the boards of both until it ends, or on that of the class', () => {
    const board = projectionSpec(threadBoard);
    const hung = { schoolId: 'school1', among, messages: 2, lastAt: instantOf(2) };
    for (const who of ['petrova', 'mother']) {
      board
        .given(posted(1))
        .on(posted(2))
        .expect(who, { threads: { t1: hung } });
      board.given(posted(1)).on(ended).expect(who, { threads: {} });
    }
    board.given().on(posted(1)).expectNothing('anna');
    const { schoolId, among: two } = toGuardian.data;
    for (const who of ['mother', 'vera']) {
      board
        .given()
        .on(toGuardian)
        .expect(who, { threads: { t3: { schoolId, among: two, messages: 1, lastAt: instantOf(1) } } });
    }
    board.given().on(toGuardian).expectNothing('7b.guardians');
    board
      .given()
      .on(toClass)
      .expect('7b.class', {
        threads: {
          t2: {
            ...{ schoolId: 'school1', among: { kind: 'class', classId: '7b' } },
            ...{ messages: 1, lastAt: instantOf(1) },
          },
        },
      });
  });
});

describe('a message', () => {
  const { given } = projectionSpec(messages);
  const whole = { number: 1, authorId: 'petrova', text: sealed('Will Anna come?'), at: instantOf(1) };
  const reports = [{ by: 'mother', at: instantOf(2), reason: sealed('Rude') }];
  const { personId: by } = recorded(removed).metadata.actor;

  test('stands by itself, with what was reported of it and decided last', () => {
    given().on(posted(1)).expect('t1-1', whole);
    const files = [{ fileId: 'f1', name: sealed('list.pdf'), mediaType: 'application/pdf', size: 9 }];
    given()
      .on({ type: 'MessagePosted', data: { ...posted(1).data, files } })
      .expect('t1-1', { ...whole, files });
    given(posted(1))
      .on(reported)
      .expect('t1-1', { ...whole, reports });
    given(posted(1), reported)
      .on(removed)
      .expect('t1-1', {
        ...{ ...whole, reports },
        decision: { removed: true, by, at: instantOf(3), reason: sealed('It is') },
      });
    given(posted(1), reported)
      .on(dismissed)
      .expect('t1-1', {
        ...{ ...whole, reports },
        decision: { removed: false, by, at: instantOf(3), reason: sealed('No') },
      });
    given()
      .on(reported)
      .fails(/before the message t1-1/);
  });

  test('is listed by its school from the first report on, and waits until it is decided on', () => {
    const list = projectionSpec(reportedMessages);
    const entry = { threadId: 't1', number: 1, since: instantOf(1) };
    list
      .given()
      .on(reported)
      .expect('school1', { messages: { 't1-1': { ...entry, isOpen: true } } });
    list
      .given(reported)
      .on(removed)
      .expect('school1', { messages: { 't1-1': { ...entry, isOpen: false } } });
  });
});

describe('the reading of a thread', () => {
  test('is known of each reader', () => {
    const { given } = projectionSpec(threadReadings);
    given(read(1), read(1, 'petrova'))
      .on(read(3))
      .expect('t1', { readers: { mother: 3, petrova: 1 } });
  });

  test('goes on by the own messages, where nothing before them is unread', () => {
    const { given } = projectionSpec(threadsReadBy);
    given()
      .on(posted(1))
      .expect('petrova', { threads: { t1: { upTo: 1, wrote: true } } });
    given(posted(1))
      .on(posted(3))
      .expect('petrova', { threads: { t1: { upTo: 1, wrote: true } } });
    given(posted(1), read(2, 'petrova'))
      .on(posted(3))
      .expect('petrova', { threads: { t1: { upTo: 3, wrote: true } } });
  });

  test('never goes back', () => {
    const { given } = projectionSpec(threadsReadBy);
    given(posted(1), posted(2))
      .on(read(1, 'petrova'))
      .expect('petrova', { threads: { t1: { upTo: 2, wrote: true } } });
  });
});

test('who is blocked is known of whoever blocks, until that is lifted', () => {
  const { given } = projectionSpec(blockedBy);
  const data = { personId: 'mother', schoolId: 'school1', blockedId: 'father' };
  const blocked = { type: 'ParticipantBlocked', data } as const;
  given()
    .on(blocked)
    .expect('mother', { blocked: { father: instantOf(1) } });
  given(blocked).on({ type: 'ParticipantUnblocked', data }).expect('mother', { blocked: {} });
});

test('what a school lets be written is as it was set last', () => {
  const { given } = projectionSpec(messagingRules);
  const rules = { ...USUAL_MESSAGING, pupilsWrite: true };
  given()
    .on({ type: 'MessagingRulesSet', data: { schoolId: 'school1', rules } })
    .expect('school1', { rules });
});
