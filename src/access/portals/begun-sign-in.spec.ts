import { describe, expect, it } from '@jest/globals';
import { openSignIn, sealSignIn, SIGN_IN_SECONDS } from './begun-sign-in.js';

const key = Buffer.alloc(32, 7);
const now = new Date('2026-11-29T08:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const begun = { portalId: 'state', state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/diary' };

describe('A sign-in that was begun', () => {
  it('is taken up again within ten minutes', async () => {
    const sealed = await sealSignIn(begun, key, now);
    expect(await openSignIn(sealed, key, later(SIGN_IN_SECONDS - 1))).toMatchObject(begun);
    await expect(openSignIn(sealed, key, later(SIGN_IN_SECONDS))).rejects.toMatchObject({
      code: 'portal-state-expired',
    });
  });

  it('tells nothing, and is nobody’s who makes one up', async () => {
    const sealed = await sealSignIn(begun, key, now);
    const [header = ''] = sealed.split('.');
    expect(Buffer.from(header, 'base64url').toString()).toBe('{"alg":"dir","enc":"A256GCM"}');
    const at = sealed.length - 30;
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    const others = await sealSignIn(begun, Buffer.alloc(32, 8), now);
    for (const wrong of [undefined, '', 'x', changed, others, `${header}....`]) {
      await expect(openSignIn(wrong, key, now)).rejects.toMatchObject({ code: 'portal-state-unknown' });
    }
  });
});
