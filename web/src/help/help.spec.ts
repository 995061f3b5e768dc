import { describe, expect, it } from '@jest/globals';
import en from './content/en.json' with { type: 'json' };
import ru from './content/ru.json' with { type: 'json' };
import { chaptersFor, foundIn, READERS, type Help } from './help.js';

const languages: readonly Help[] = [en, ru];
const chapter = {
  steps: ['Sign the week'],
  questions: [{ ask: 'Где мой отчёт?', answer: 'На странице «Отчёты».' }],
};

describe('help', () => {
  it('has the same chapters, steps and questions in every language', () => {
    const shapes = languages.map((help) =>
      Object.entries(help).map(([reader, { steps, questions }]) => [reader, steps.length, questions.length]),
    );
    expect(shapes[1]).toEqual(shapes[0]);
    expect(Object.keys(en).sort()).toEqual([...READERS].sort());
  });

  it('has steps and answers for every reader', () => {
    for (const help of languages) {
      for (const { steps, questions } of Object.values(help)) {
        expect(steps.length).toBeGreaterThan(0);
        expect(
          questions.filter(({ ask, answer }) => !ask.endsWith('?') && !ask.includes('? ') && answer !== ''),
        ).toEqual([]);
      }
    }
  });

  it('begins with what the reader’s role does', () => {
    expect(chaptersFor('guardian')).toEqual(['guardian', 'everybody']);
    expect(chaptersFor('teacher')).toEqual(['teacher', 'classTeacher', 'everybody']);
    expect(chaptersFor('secretary')).toEqual(['secretary', 'everybody']);
    expect(chaptersFor('operator')).toEqual(['operator', 'everybody']);
  });

  it('is found by all words, in any case', () => {
    expect(foundIn(chapter, '')).toEqual(chapter);
    expect(foundIn(chapter, 'WEEK sign')).toEqual({ steps: chapter.steps, questions: [] });
    expect(foundIn(chapter, 'отчет')).toEqual({ steps: [], questions: chapter.questions });
    expect(foundIn(chapter, 'week отчет')).toBeUndefined();
  });
});
