import { expect, test } from '@jest/globals';
import { parallelOf } from './parallel.values.js';

test('classes whose titles begin with the same number are parallel', () => {
  expect(['7B', '7 "A"', '10A', '1'].map(parallelOf)).toEqual(['7', '7', '10', '1']);
});

test('a class without a number is alone', () => {
  expect(parallelOf(' Preparatory ')).toBe('Preparatory');
});
