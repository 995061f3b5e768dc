import { createHash } from 'node:crypto';

/** How a look-up ended; `unanswered` where the list is out of reach. */
export type LookUp = 'clear' | 'breached' | 'unanswered';

/** Whether a password is on a list of breached ones; nothing of it is kept or logged. */
export type BreachedPasswords = (password: string) => Promise<LookUp>;

const LONGEST_WAIT_MS = 2_000;
const PREFIX = 5;

/**
 * Asks a list of breached passwords by the k-anonymity protocol of Have I Been Pwned (API v3, "Searching by range"), at
 * its own address or a mirror's: only five hexadecimal digits of the password's SHA-1 leave, and an answer is padded so
 * that its length tells nothing. A list that doesn't answer in time keeps nobody from setting a password.
 * @param url what the five digits are put behind, such as `https://api.pwnedpasswords.com/range/`.
 */
export const breachedPasswordsAt =
  (url: string, send: typeof fetch = fetch): BreachedPasswords =>
  async (password) => {
    const digest = createHash('sha1').update(password).digest('hex').toUpperCase();
    try {
      const answer = await send(`${url.replace(/\/?$/, '/')}${digest.slice(0, PREFIX)}`, {
        headers: { 'Add-Padding': 'true' },
        redirect: 'error',
        signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      });
      if (!answer.ok) return 'unanswered';
      return lists(await answer.text(), digest.slice(PREFIX)) ? 'breached' : 'clear';
    } catch {
      return 'unanswered';
    }
  };

/** Each line is the rest of a digest and how often it was found: 0 where it is there as padding. */
const lists = (answer: string, rest: string): boolean =>
  answer.split('\n').some((line) => {
    const [suffix = '', count = ''] = line.trim().split(':');
    return suffix.toUpperCase() === rest && Number(count) > 0;
  });
