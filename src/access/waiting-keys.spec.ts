import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type { AccountRole } from './account.events.js';
import type { Viewer } from './viewer.js';
import { WaitingKeys } from './waiting-keys.js';

const keys = new WaitingKeys({
  digest: (personId, text) =>
    Promise.resolve(createHmac('sha256', personId).update(text).digest('base64url')),
});
const who = (accountId: string, role: AccountRole, personId = 'p1'): Viewer => ({
  ...{ accountId, personId },
  roles: [{ role, schoolId: 's1' }],
});

describe('The key for words that wait', () => {
  it('is the same each time, and of one account alone', async () => {
    const key = await keys.keyOf(who('a1', 'teacher'));
    const [account, secret = ''] = (key ?? '').split('.');
    expect([account, Buffer.from(secret, 'base64url').length]).toEqual(['a1', 32]);
    expect(await keys.keyOf(who('a1', 'deputyHead'))).toBe(key);
    expect(await keys.keyOf(who('a2', 'teacher'))).not.toBe(key);
    expect(await keys.keyOf(who('a1', 'teacher', 'p2'))).not.toBe(key);
  });

  it('is nobody’s who writes in no page', async () => {
    expect(await keys.keyOf(who('a1', 'guardian'))).toBeUndefined();
    expect(await keys.keyOf(who('a1', 'auditor'))).toBeUndefined();
  });
});
