import type { ExecutionContext } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { GatewayGuard } from './gateway.guard.js';

/** Whether a request is let in, or by which code it is refused; and what it is asked for. */
const answer = (token: string | undefined, authorization?: string) => {
  const asked: string[] = [];
  const http = {
    getRequest: () => ({ headers: authorization === undefined ? {} : { authorization } }),
    getResponse: () => ({ header: (name: string, value: string) => asked.push(`${name}: ${value}`) }),
  };
  try {
    const context = { switchToHttp: () => http } as unknown as ExecutionContext;
    return [new GatewayGuard(token === undefined ? {} : { token }).canActivate(context), ...asked];
  } catch (error) {
    return [(error as { code?: string }).code, ...asked];
  }
};

describe('the gateway’s door', () => {
  it('opens to the token', () => {
    expect(answer('s3cret', 'Bearer s3cret')).toEqual([true]);
    expect(answer('s3cret', 'bearer s3cret')).toEqual([true]);
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Bearer s3cre', 'Bearer s3cret!', 'Basic s3cret', 's3cret'])(
    'stays shut to %p, and says what is wanted',
    (authorization) => {
      expect(answer('s3cret', authorization)).toEqual(['not-the-gateway', 'WWW-Authenticate: Bearer']);
    },
  );

  it('is not there without a gateway', () => {
    expect(answer(undefined, 'Bearer undefined')).toEqual(['no-gateway']);
  });
});
