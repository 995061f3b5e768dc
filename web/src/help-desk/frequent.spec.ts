import { describe, expect, it } from '@jest/globals';
import { draftOf, isWhole, textIn, textsOf } from './frequent.js';

const en = { ask: 'How do I sign?', answer: 'At the foot of the week.' };
const ru = { ask: 'Как подписать?', answer: 'Внизу недели.' };

describe('a frequent question', () => {
  it('is shown in the reader’s language, or else in that in which it is', () => {
    expect(textIn({ en, ru }, 'ru')).toEqual({ lang: 'ru', ...ru });
    expect(textIn({ en }, 'ru')).toEqual({ lang: 'en', ...en });
    expect(textIn({ ru }, 'en')).toEqual({ lang: 'ru', ...ru });
  });

  it('is published in each language in which something is typed', () => {
    expect(textsOf(draftOf({ en }))).toEqual({ en });
    expect(textsOf(draftOf({ en, ru }))).toEqual({ en, ru });
    expect(textsOf({ ...draftOf({ en }), ru: { ask: ' ', answer: '' } })).toEqual({ en });
  });

  it('is whole with question and answer in one language at least', () => {
    expect(isWhole(draftOf())).toBe(false);
    expect(isWhole(draftOf({ ru }))).toBe(true);
    expect(isWhole({ ...draftOf({ en }), ru: { ask: 'Как?', answer: ' ' } })).toBe(false);
  });
});
