import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { breachedPasswordsAt } from './breached-passwords.js';

const PASSWORD = 'correct horse battery';
const DIGEST = createHash('sha1').update(PASSWORD).digest('hex').toUpperCase();
const OTHER = '0018A45C4D1DEF81644B54AB7F969B88D65:3';

/** A list that answers so, and notes what it is asked. */
const list = (answer: () => Response | Promise<Response>) => {
  const asked: string[] = [];
  const send: typeof fetch = async (url, options) => {
    asked.push(`${url as string} ${JSON.stringify(options?.headers)}`);
    return answer();
  };
  return { asked, isBreached: breachedPasswordsAt('https://mirror.example/range', send) };
};

describe('the list of breached passwords', () => {
  it('is asked for five digits of the digest, and no more', async () => {
    const { asked, isBreached } = list(() => new Response(OTHER));
    expect(await isBreached(PASSWORD)).toBe('clear');
    expect(asked).toEqual([`https://mirror.example/range/${DIGEST.slice(0, 5)} {"Add-Padding":"true"}`]);
  });

  it('has a password whose other digits it lists', async () => {
    const { isBreached } = list(() => new Response(`${OTHER}\r\n${DIGEST.slice(5)}:17\r\n`));
    expect(await isBreached(PASSWORD)).toBe('breached');
    expect(await isBreached('another horse battery')).toBe('clear');
  });

  it('has none that is there as padding', async () => {
    const { isBreached } = list(() => new Response(`${DIGEST.slice(5)}:0`));
    expect(await isBreached(PASSWORD)).toBe('clear');
  });

  it('keeps nobody from setting a password where it does not answer', async () => {
    const busy = list(() => new Response('', { status: 503 }));
    expect(await busy.isBreached(PASSWORD)).toBe('unanswered');
    const away = list(() => Promise.reject(new TypeError('fetch failed')));
    expect(await away.isBreached(PASSWORD)).toBe('unanswered');
  });
});
