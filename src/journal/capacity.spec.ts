import { describe, expect, test } from '@jest/globals';
import { stepUpRequired } from '../access/step-up.rules.js';
import { DomainError } from '../eventing/domain-error.js';
import { inTheStrongest, type Capacity } from './capacity.js';

const forbidden = (capacity: Capacity) => new DomainError(`not-for-${capacity}`, 'Not so.', 'forbidden');
/** Lets in who comes in one of these capacities, and remembers in which somebody came. */
const doorFor = (...admitted: readonly Capacity[]) => {
  const tried: Capacity[] = [];
  const attempt = (capacity: Capacity): Promise<string> => {
    tried.push(capacity);
    return admitted.includes(capacity)
      ? Promise.resolve(`done as ${capacity}`)
      : Promise.reject(forbidden(capacity));
  };
  return { tried, attempt };
};

describe('somebody who may act in several capacities', () => {
  test('acts in the strongest that is let in, and tries no weaker one', async () => {
    const { attempt, tried } = doorFor('classTeacher', 'healthWorker');
    const outcome = await inTheStrongest(['teacher', 'classTeacher', 'healthWorker'], attempt);
    expect(outcome).toBe('done as classTeacher');
    expect(tried).toEqual(['teacher', 'classTeacher']);
  });

  test('is told why the strongest was not let in, where none is', async () => {
    const { attempt, tried } = doorFor();
    const outcome = inTheStrongest(['deputyHead', 'teacher'], attempt);
    await expect(outcome).rejects.toMatchObject({ code: 'not-for-deputyHead' });
    expect(tried).toEqual(['deputyHead', 'teacher']);
  });

  test('is told another reason at once, since it would be the same for every capacity', async () => {
    const tried: Capacity[] = [];
    const outcome = inTheStrongest(['teacher', 'classTeacher'], (capacity) => {
      tried.push(capacity);
      return Promise.reject(new DomainError('outside-edit-window', 'Too late.'));
    });
    await expect(outcome).rejects.toMatchObject({ code: 'outside-edit-window' });
    expect(tried).toEqual(['teacher']);
  });

  test('is asked to prove first to be it, before a weaker capacity is tried', async () => {
    const { attempt, tried } = doorFor('teacher');
    const outcome = inTheStrongest(['deputyHead', 'teacher'], (capacity) =>
      capacity === 'deputyHead' ? Promise.reject(stepUpRequired()) : attempt(capacity),
    );
    await expect(outcome).rejects.toMatchObject({ code: 'step-up-required' });
    expect(tried).toEqual([]);
  });

  test('is refused where there is no capacity at all', async () => {
    await expect(inTheStrongest([], doorFor().attempt)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
