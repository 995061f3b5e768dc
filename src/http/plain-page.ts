import type { FastifyReply } from 'fastify';
import type { Language } from '../notices/preferences/preferences.values.js';
import { escaped } from './escaped.js';
import { contentSecurityPolicy, hashOfStyle } from './protection.js';

export interface PlainPage {
  readonly language: Language;
  readonly title: string;
  /** HTML of what it says. */
  readonly body: string;
  /** Where it leads on to by itself: a path. */
  readonly onwardTo?: string;
}

const STYLE = `
  :root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
  main { max-width: 34rem; margin: 10vh auto; padding: 0 1.25rem; }
  h1 { font-size: 1.5rem; line-height: 1.3; }
  button { font: inherit; padding: 0.6rem 1.4rem; cursor: pointer; }`;

/** What browsers are told that such a page may have. */
const POLICY = contentSecurityPolicy(hashOfStyle(STYLE));

/** A page that stands by itself, for somebody who comes from elsewhere: it says one thing, and needs no script. */
export const plainPage = ({ language, title, body, onwardTo }: PlainPage): string => {
  const onward =
    onwardTo === undefined ? '' : `\n<meta http-equiv="refresh" content="0; url=${escaped(onwardTo)}">`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${onward}
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
};

/** It is kept nowhere. */
export const sendPlainPage = (reply: FastifyReply, page: PlainPage): void => {
  void reply
    .type('text/html; charset=utf-8')
    .headers({ 'Cache-Control': 'no-store', 'Content-Security-Policy': POLICY })
    .send(plainPage(page));
};
