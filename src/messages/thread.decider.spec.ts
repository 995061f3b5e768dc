import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { LONGEST, threadDecider, type ThreadCommand } from './thread.decider.js';
import type { MessagePosted, ThreadEvent } from './thread.events.js';

const { given } = deciderSpec(threadDecider);

const sealed = (words: string) => ({ sealed: words, of: 't1', in: 'command' });
const ofThread = {
  ...{ threadId: 't1', schoolId: 'school1' },
  among: { kind: 'personal', teacherId: 'petrova', guardianId: 'mother', pupilId: 'anna' },
} as const;
const thread = { ...ofThread, authorId: 'petrova', title: sealed('The trip') };

const open = { kind: 'OpenThread', thread, text: sealed('Will Anna come?') } as const;
const post = (authorId: string, text: string): ThreadCommand => ({
  ...{ kind: 'PostMessage', authorId, text: sealed(text) },
});
const report = (number: number, reporterId: string): ThreadCommand => ({
  ...{ kind: 'ReportMessage', number, reporterId, reason: sealed('Rude') },
});
const decide = (number: number, removes: boolean): ThreadCommand => ({
  ...{ kind: 'DecideOnReport', number, removes, reason: sealed('It is') },
});
const end = (messages: number): ThreadCommand => ({ kind: 'EndThread', messages });

const opened: ThreadEvent = { type: 'ThreadOpened', data: thread };
const posted = (number: number, authorId: string, text: string): MessagePosted => ({
  type: 'MessagePosted',
  data: { ...ofThread, number, authorId, text: sealed(text) },
});
const first = posted(1, 'petrova', 'Will Anna come?');
const ofFirst = { ...ofThread, number: 1, authorId: 'petrova' };
const reported = (reporterId: string): ThreadEvent => ({
  type: 'MessageReported',
  data: { ...ofFirst, reporterId, reason: sealed('Rude') },
});
const removed: ThreadEvent = {
  type: 'MessageRemovedByModerator',
  data: { ...ofFirst, reason: sealed('It is') },
};
const dismissed: ThreadEvent = {
  type: 'MessageReportDismissed',
  data: { ...ofFirst, reason: sealed('It is') },
};
const ended: ThreadEvent = { type: 'ThreadEnded', data: ofThread };

describe('a thread', () => {
  test('is opened once, with its first message', () => {
    given().when(open).then(opened, first);
    given(opened, first).when(open).thenFails('thread-opened-already');
  });

  test('numbers its messages', () => {
    given(opened, first)
      .when(post('mother', 'Yes'))
      .then(posted(2, 'mother', 'Yes'));
    given(opened, first, posted(2, 'mother', 'Yes'))
      .when(post('mother', 'And Ivan'))
      .then(posted(3, 'mother', 'And Ivan'));
    given().when(post('mother', 'Yes')).thenFails('thread-not-found');
  });

  test('has files with a message, where there are any', () => {
    const files = [{ fileId: 'f1', name: sealed('list.pdf'), mediaType: 'application/pdf', size: 9 }];
    const { data, type } = posted(2, 'mother', 'See the list');
    given(opened, first)
      .when({ kind: 'PostMessage', authorId: 'mother', text: sealed('See the list'), files })
      .then({ type, data: { ...data, files } });
    given(opened, first)
      .when({ kind: 'PostMessage', authorId: 'mother', text: sealed('See the list'), files: [] })
      .then({ type, data });
    const { data: beginning } = first;
    given()
      .when({ ...open, files })
      .then(opened, { type, data: { ...beginning, files } });
  });

  test('has an end to its messages', () => {
    const full = Array.from({ length: LONGEST.thread }, (_, index) => posted(index + 1, 'mother', 'Yes'));
    given(opened, ...full)
      .when(post('mother', 'Yes'))
      .thenFails('thread-full');
  });
});

describe('a message', () => {
  test('is reported by whoever did not write it, by each once', () => {
    given(opened, first).when(report(1, 'mother')).then(reported('mother'));
    given(opened, first, reported('mother')).when(report(1, 'mother')).thenNothing();
    given(opened, first, reported('mother')).when(report(1, 'father')).then(reported('father'));
    given(opened, first).when(report(1, 'petrova')).thenFails('own-message');
    for (const number of [0, 2]) {
      given(opened, first).when(report(number, 'mother')).thenFails('message-not-found');
    }
  });

  test('is removed or left where it was reported, and only then', () => {
    given(opened, first).when(decide(1, true)).thenFails('message-not-reported');
    given(opened, first, reported('mother')).when(decide(1, true)).then(removed);
    given(opened, first, reported('mother')).when(decide(1, false)).then(dismissed);
  });

  test('is decided on once for each report', () => {
    given(opened, first, reported('mother'), removed).when(decide(1, true)).thenNothing();
    given(opened, first, reported('mother'), removed)
      .when(decide(1, false))
      .thenFails('report-decided-already');
    given(opened, first, reported('mother'), removed).when(report(1, 'father')).thenNothing();
    given(opened, first, reported('mother'), dismissed)
      .when(decide(1, true))
      .thenFails('report-decided-already');
    given(opened, first, reported('mother'), dismissed, reported('father'))
      .when(decide(1, true))
      .then(removed);
  });
});

describe('the end of a thread', () => {
  test('comes once, and nothing is written after it', () => {
    given(opened, first).when(end(1)).then(ended);
    given(opened, first, ended).when(end(1)).thenNothing();
    for (const command of [post('mother', 'Yes'), report(1, 'mother')]) {
      given(opened, first, ended).when(command).thenFails('thread-ended');
    }
    given().when(end(0)).thenFails('thread-not-found');
  });

  test('waits where somebody wrote meanwhile, or a report is not decided on', () => {
    given(opened, first, posted(2, 'mother', 'Yes'))
      .when(end(1))
      .thenFails('thread-goes-on');
    given(opened, first, reported('mother')).when(end(1)).thenFails('report-undecided');
    given(opened, first, reported('mother'), dismissed).when(end(1)).then(ended);
  });
});
