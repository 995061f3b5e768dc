import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { readingDecider, type ReadingCommand } from './reading.decider.js';
import type { MessagesRead } from './reading.events.js';

const { given } = deciderSpec(readingDecider);

const reading = (upTo: number) => ({ threadId: 't1', schoolId: 'school1', readerId: 'mother', upTo });
const mark = (upTo: number): ReadingCommand => ({ kind: 'MarkRead', reading: reading(upTo) });
const read = (upTo: number): MessagesRead => ({ type: 'MessagesRead', data: reading(upTo) });

describe('the reading of a thread', () => {
  test('goes on, and never back', () => {
    given().when(mark(2)).then(read(2));
    given(read(2)).when(mark(2)).thenNothing();
    given(read(2)).when(mark(1)).thenNothing();
    given(read(2)).when(mark(3)).then(read(3));
  });
});
