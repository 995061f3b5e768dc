import { describe, expect, it } from '@jest/globals';
import {
  delayAfter,
  nextToSend,
  withAdded,
  withAttempt,
  without,
  withoutShown,
  withRefusal,
  withRetry,
  withSaved,
  withStored,
  type Item,
  type ToEnter,
} from './entries.js';

const entered: ToEnter = {
  pageId: 'p1',
  lessonId: 'l1',
  pupilId: 'anna',
  mark: { kind: 'grade', value: '5' },
  work: 'test',
};
const add = (entries: readonly Item[], key: string, now = 100) => withAdded(entries, entered, key, now);
const two = add(add([], 'k1'), 'k2');
const refusal = { code: 'grade-already-given', message: 'There is one.' };
const keys = (entries: readonly Item[]) => entries.map(({ key }) => key);

describe('what was entered', () => {
  it('is sent in the order in which it was entered, whatever the clock does', () => {
    const third = add(two, 'k3', 50);
    expect(third.map(({ number }) => number)).toEqual([100, 101, 102]);
    expect(nextToSend(third)?.key).toBe('k1');
  });

  it('waits for the one before it, but not for one that was refused or is saved', () => {
    expect(nextToSend(withAttempt(two, 'k1'))).toMatchObject({ key: 'k1', attempts: 1 });
    expect(nextToSend(withRefusal(two, 'k1', refusal))?.key).toBe('k2');
    expect(nextToSend(withSaved(two, 'k1', { position: '7/7' }))?.key).toBe('k2');
    expect(nextToSend([])).toBeUndefined();
  });

  it('is sent again under its key where that is asked for, or dropped', () => {
    const refused = withRefusal(two, 'k1', refusal);
    expect(nextToSend(withRetry(refused, 'k1'))).toEqual(two[0]);
    expect(keys(without(refused, 'k1'))).toEqual(['k2']);
  });

  it('is kept until its page shows it', () => {
    const saved = withSaved(withSaved(two, 'k1', { position: '7/7' }), 'k2', { position: '9/9' });
    const until = (reached: string) => (position: string) => position <= reached;
    expect(keys(withoutShown(saved, 'p1', until('8/8')))).toEqual(['k2']);
    expect(keys(withoutShown(saved, 'p1', until('9/9')))).toEqual([]);
    expect(withoutShown(saved, 'p2', until('9/9'))).toBe(saved);
    expect(withoutShown(two, 'p1', until('9/9'))).toBe(two);
  });

  it('is shown by any answer where it changed nothing, which has no position', () => {
    const saved = withSaved(two, 'k1', { position: undefined });
    expect(keys(withoutShown(saved, 'p1', () => false))).toEqual(['k2']);
  });

  it('goes on as another window left it', () => {
    const kept = new Set(['k1', 'k2']);
    expect(withStored(two, two, kept)).toBe(two);
    // The other window has sent the first one, and was refused the second; it entered a third.
    const stored = add(withRefusal(without(two, 'k1'), 'k2', refusal), 'k3');
    const now = withStored(two, stored, kept);
    expect(keys(now)).toEqual(['k1', 'k2', 'k3']);
    expect(now[0]).toMatchObject({ saved: { position: undefined } });
    expect(now[1]).toMatchObject({ refusal });
    // It dropped what had been refused.
    expect(keys(withStored(now, without(stored, 'k2'), new Set([...kept, 'k3'])))).toEqual(['k1', 'k3']);
  });

  it('stays where the browser keeps nothing of it', () => {
    expect(withStored(two, [], new Set())).toBe(two);
  });

  it('is tried again soon at first, and every half minute in the end', () => {
    expect([0, 1, 2, 10].map(delayAfter)).toEqual([500, 1000, 2000, 30_000]);
  });
});
