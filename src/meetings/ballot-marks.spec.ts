import { expect, test } from '@jest/globals';
import { ballotIn, ballotText, markOf } from './ballot-marks.js';

const code = '0123456789abcdef0123456789abcdef';

test('a mark is a digest of vote, option and code that anybody can make who has them', () => {
  // sha256sum of "v1 2 0123456789abcdef0123456789abcdef", as the pages make it too.
  expect(markOf('v1', 2, code)).toBe('8dfb100a60ea2c148501bcb47c0343bc7f4902c3a7aefa32944695618efe3a13');
});

test('what is sealed of a ballot is equally long whatever was chosen', () => {
  const texts = Array.from({ length: 9 }, (_, index) => ballotText(index + 1, code));
  expect(new Set(texts.map(({ length }) => length))).toEqual(new Set([34]));
  expect(texts.map(ballotIn)).toEqual(texts.map((_, index) => ({ option: index + 1, code })));
});
