import { describe, expect, it } from '@jest/globals';
import { plainPage } from '../../http/plain-page.js';
import { portalPage, type PortalPage } from './portal-page.js';

const shown = (page: PortalPage, language: 'en' | 'ru') => plainPage(portalPage(page, language));

describe('The page after a portal', () => {
  it('leads on by itself, to a path that stays one', () => {
    const page = shown({ kind: 'onward', to: '/diary?a=1&b="><script>' }, 'en');
    expect(page).toContain('content="0; url=/diary?a=1&amp;b=&quot;&gt;&lt;script&gt;"');
    expect(page).not.toContain('<script>');
  });

  it('says what is wrong, in the reader’s language', () => {
    const refused = { kind: 'refused', code: 'portal-away', detail: 'The portal is away.' } as const;
    expect(shown(refused, 'en')).toContain('<p>The portal is away.</p>');
    expect(shown(refused, 'ru')).toContain('Портал сейчас не отвечает.');
    expect(shown({ ...refused, code: 'constructor', detail: '<b>' }, 'ru')).toContain('<p>&lt;b&gt;</p>');
  });
});
