import { describe, expect, test } from '@jest/globals';
import { plainPage } from '../../http/plain-page.js';
import { CHANNELS, NOTICE_KINDS, ruleOf, type NoticeKind } from '../notice-kinds.values.js';
import { LANGUAGES } from './preferences.values.js';
import type { OptionalKind } from './unsubscribe-link.js';
import { unsubscribePage } from './unsubscribe.page.js';

const kinds = (Object.keys(NOTICE_KINDS) as NoticeKind[]).filter(
  (kind) => !ruleOf(kind).mandatory,
) as OptionalKind[];
const pageOf = (...asked: Parameters<typeof unsubscribePage>) => plainPage(unsubscribePage(...asked));
const headingIn = (page: string) => /<h1>(.*)<\/h1>/.exec(page)?.[1] ?? '';

describe('the page of a link to unsubscribe', () => {
  test('asks about each kind and channel in words of its own, in every language', () => {
    const headings = LANGUAGES.flatMap((language) =>
      kinds.flatMap((kind) =>
        CHANNELS.flatMap((channel) =>
          (['asking', 'done'] as const).map((stage) => headingIn(pageOf(language, { kind, channel }, stage))),
        ),
      ),
    );
    expect(new Set(headings).size).toBe(LANGUAGES.length * kinds.length * CHANNELS.length * 2);
    for (const heading of headings) expect(heading).not.toMatch(/undefined|^$/);
  });

  test('has one button, which is gone once it was pressed', () => {
    const page = (stage: 'asking' | 'done') => pageOf('ru', { kind: 'late', channel: 'email' }, stage);
    expect(headingIn(page('asking'))).toBe('Больше не присылать письма об опозданиях?');
    expect(page('asking').match(/<button|<form method="post"|<input/g)).toEqual([
      '<form method="post"',
      '<button',
    ]);
    expect(headingIn(page('done'))).toBe('Вы больше не будете получать письма об опозданиях.');
    expect(page('done')).not.toContain('<form');
    expect(page('done')).toContain('<html lang="ru">');
  });
});
