import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../test/support/decider-spec.js';
import { webhookAddress } from './webhook-address.js';

describe('The address of a webhook', () => {
  it('is one of https', () => {
    expect(webhookAddress('https://ministry.example/journal?a=b', false)).toBe(
      'https://ministry.example/journal?a=b',
    );
    for (const text of [
      'http://ministry.example/',
      'ftp://ministry.example/',
      'ministry.example',
      '',
      'https://',
    ]) {
      expect(refusalOf(() => webhookAddress(text, false)).fields).toMatchObject([{ field: 'url' }]);
    }
  });

  it('is one of this machine only where private networks are good', () => {
    expect(webhookAddress('http://127.0.0.1:8080/', true)).toBe('http://127.0.0.1:8080/');
    expect(refusalOf(() => webhookAddress('http://127.0.0.1:8080/', false)).code).toBe('invalid-input');
    expect(refusalOf(() => webhookAddress('http://ministry.example/', true)).code).toBe('invalid-input');
  });

  it('holds no secret', () => {
    for (const text of [
      'https://name@ministry.example/',
      'https://:secret@ministry.example/',
      'https://ministry.example/#x',
    ]) {
      expect(refusalOf(() => webhookAddress(text, false)).fields).toMatchObject([{ field: 'url' }]);
    }
  });
});
