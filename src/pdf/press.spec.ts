import { describe, expect, test } from '@jest/globals';
import { Press } from './press.js';

const at = new Date('2026-09-01T06:00:00Z');

describe('The press', () => {
  test('makes one document at a time, in the order in which they came, also after one that failed', async () => {
    const story: string[] = [];
    const press = new Press(async ({ document }) => {
      const name = document.content as string;
      story.push(`begins ${name}`);
      await Promise.resolve();
      story.push(`ends ${name}`);
      if (name === 'bad') throw new Error('No such picture');
      return Buffer.from(name);
    });
    const made = await Promise.allSettled(
      ['first', 'bad', 'third'].map((content) => press.print({ content }, at)),
    );
    expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(story).toEqual([
      'begins first',
      'ends first',
      'begins bad',
      'ends bad',
      'begins third',
      'ends third',
    ]);
  });

  test('asks to come again where many wait, and takes more once they are done', async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const press = new Press(async () => {
      await held;
      return Buffer.from('made');
    });
    const taken = Array.from({ length: 17 }, () => press.print({ content: 'x' }, at));
    await expect(press.print({ content: 'x' }, at)).rejects.toMatchObject({
      ...{ code: 'printing-busy', kind: 'unavailable', retryAfter: 15 },
    });
    letGo();
    await Promise.all(taken);
    expect((await press.print({ content: 'x' }, at)).toString()).toBe('made');
  });
});
