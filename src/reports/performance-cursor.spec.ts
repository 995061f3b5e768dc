import { expect, test } from '@jest/globals';
import { DomainError } from '../eventing/domain-error.js';
import { partOf } from './performance-cursor.js';

const idOf = (row: string) => row;

test('a list is read to its end, part by part', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'];
  const report = { title: '7B', rows };
  expect(partOf(report, idOf, { limit: 2 })).toEqual({ title: '7B', rows: ['a', 'b'], next: 'b' });
  expect(partOf(report, idOf, { after: 'b', limit: 2 })).toEqual({
    ...{ title: '7B', rows: ['c', 'd'], next: 'd' },
  });
  expect(partOf(report, idOf, { after: 'd', limit: 2 })).toEqual({ title: '7B', rows: ['e'] });
});

test('the last part has no next one, even where it is full', () => {
  expect(partOf({ rows: ['a', 'b'] }, idOf, { limit: 2 })).toEqual({ rows: ['a', 'b'] });
  expect(partOf({ rows: [] }, idOf, { limit: 2 })).toEqual({ rows: [] });
});

test('what came in between does not shift the parts', () => {
  expect(partOf({ rows: ['0', 'a', 'b', 'c'] }, idOf, { after: 'b', limit: 2 })).toEqual({ rows: ['c'] });
});

test('a cursor whose row is gone starts nothing', () => {
  expect(() => partOf({ rows: ['a'] }, idOf, { after: 'z', limit: 2 })).toThrow(DomainError);
});
