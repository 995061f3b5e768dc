import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const read = (file: string) => readFileSync(file, 'utf8');

/** Each makes one reaction; those that send notices make none. */
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)when-[^/]*-then-[^/.]*\.ts$/.test(file))
  .map((file) => join('src', file))
  .filter((file) => read(file).includes('): Reaction<'));
const names = files.map((file) => basename(file, '.ts')).sort();

describe('What follows from facts by itself', () => {
  it('is named as its file', () => {
    expect(names.length).toBeGreaterThan(10);
    for (const file of files) expect(read(file)).toContain(`'${basename(file, '.ts')}'`);
  });

  it.each(['en', 'ru'])('is told in words to whoever looks at what failed, in %s', (language) => {
    const { failures } = JSON.parse(
      read(`web/src/administration/texts/${language}.json`),
    ) as typeof import('../../web/src/administration/texts/en.json');
    expect(Object.keys(failures.reactions).sort()).toEqual(names);
    expect(Object.values(failures.reactions).filter((text) => text.length < 10)).toEqual([]);
  });
});
