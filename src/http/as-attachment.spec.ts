import { describe, expect, test } from '@jest/globals';
import { asAttachment } from './as-attachment.js';

describe('what is to be saved', () => {
  test('has its name, and one without what ASCII doesn’t have (RFC 6266)', () => {
    expect(asAttachment('diary 7B.pdf')).toBe(
      `attachment; filename="diary 7B.pdf"; filename*=UTF-8''diary%207B.pdf`,
    );
    expect(asAttachment('Дневник.pdf')).toBe(
      `attachment; filename="_______.pdf"; filename*=UTF-8''%D0%94%D0%BD%D0%B5%D0%B2%D0%BD%D0%B8%D0%BA.pdf`,
    );
  });

  test('ends no header and opens no other parameter by its name', () => {
    expect(asAttachment('a"; x="b\r\n(c)*.pdf')).toBe(
      `attachment; filename="a_; x=_b__(c)*.pdf"; filename*=UTF-8''a%22%3B%20x%3D%22b%0D%0A%28c%29%2a.pdf`,
    );
    expect(asAttachment('\ud800.pdf')).toContain(`UTF-8''%EF%BF%BD.pdf`);
  });
});
