import { describe, expect, test } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { sendPlainPage, plainPage } from './plain-page.js';
import { contentSecurityPolicy, hashOfStyle } from './protection.js';

const page = { language: 'ru', title: 'Вход', body: '<h1>Вход</h1>' } as const;

describe('a plain page', () => {
  test('is sent with a policy that lets its own style in, and is kept nowhere', () => {
    const sent: unknown[] = [];
    const noted = (told: unknown) => {
      sent.push(told);
      return reply;
    };
    const reply = { type: noted, headers: noted, send: noted };
    sendPlainPage(reply as unknown as FastifyReply, page);
    const html = plainPage(page);
    const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
    expect(sent).toEqual([
      'text/html; charset=utf-8',
      {
        'Cache-Control': 'no-store',
        'Content-Security-Policy': contentSecurityPolicy(hashOfStyle(style)),
      },
      html,
    ]);
    expect(html).toContain('<html lang="ru">');
    expect(html).toContain('<main>\n<h1>Вход</h1>\n</main>');
  });

  test('leads on only where it is told where, to a path that stays one', () => {
    expect(plainPage(page)).not.toContain('http-equiv');
    const onward = plainPage({ ...page, title: '<i>', onwardTo: '/diary?a=1&b="><script>' });
    expect(onward).toContain('content="0; url=/diary?a=1&amp;b=&quot;&gt;&lt;script&gt;"');
    expect(onward).toContain('<title>&lt;i&gt;</title>');
  });
});
