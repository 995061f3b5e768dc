import { describe, expect, it } from '@jest/globals';
import { contentSecurityPolicy, hashOfStyle, headersFor } from './protection.js';

const overHttp = (url: string) => headersFor({ url, protocol: 'http' });

describe('What browsers are told', () => {
  it('is to take nothing from elsewhere, run nothing inline and show the page in no other one', () => {
    const { 'Content-Security-Policy': policy, ...others } = overHttp('/diary');
    expect(policy).toBe(contentSecurityPolicy());
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(others).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' });
  });

  it('is to come by TLS only, once they have come so', () => {
    const overTls = headersFor({ url: '/', protocol: 'https' });
    expect(overTls['Strict-Transport-Security']).toBe('max-age=31536000; includeSubDomains');
    expect(overHttp('/')['Strict-Transport-Security']).toBeUndefined();
  });

  it('lets the pages of libraries style themselves, and those alone', () => {
    for (const url of ['/api/docs', '/admin/queues/queue/mail']) {
      expect(overHttp(url)['Content-Security-Policy']).toContain("style-src 'self' 'unsafe-inline'");
    }
    expect(overHttp('/api/me')['Content-Security-Policy']).not.toContain('unsafe-inline');
  });

  it('names a style sheet in a page by its hash', () => {
    // Of the empty text, as any SHA-256 tool gives it.
    expect(hashOfStyle('')).toBe("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
  });
});
