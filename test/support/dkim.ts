import { createHash, verify, type KeyObject } from 'node:crypto';

/** The fields that a mail's signature covers, in lower case. @throws Error where it doesn't hold (RFC 6376 §6.1) */
export const verifiedFields = (raw: string, key: KeyObject): readonly string[] => {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = headers.find((header) => /^DKIM-Signature:/i.test(header));
  if (signature === undefined) throw new Error('the mail is not signed');
  const tag = (name: string) =>
    new RegExp(`[:;]\\s*${name}=([^;]*)`).exec(signature)?.[1]?.replaceAll(/\s/g, '') ?? '';
  if (tag('a') !== 'rsa-sha256' || tag('c') !== 'relaxed/relaxed') {
    throw new Error(`there is no check for ${tag('a')} and ${tag('c')}`);
  }
  const body = createHash('sha256')
    .update(relaxedBody(raw.slice(end + 4)), 'latin1')
    .digest('base64');
  if (body !== tag('bh')) throw new Error('the body was changed');
  const fields = tag('h').toLowerCase().split(':');
  const unsigned = signature.replace(/([;\s]b=)[^;]*/, '$1');
  const signed = [
    // A field named once more than it occurs is signed as absent (§5.4.2).
    ...fields.flatMap((field) => headers.filter((header) => nameOf(header) === field).slice(-1)),
    unsigned,
  ];
  const data = Buffer.from(signed.map(relaxedHeader).join('\r\n'), 'latin1');
  if (!verify('sha256', data, key, Buffer.from(tag('b'), 'base64'))) {
    throw new Error('the signature does not hold');
  }
  return fields;
};

const nameOf = (header: string): string => header.slice(0, header.indexOf(':')).trim().toLowerCase();

/** RFC 6376 §3.4.2. */
const relaxedHeader = (header: string): string => {
  const value = header.slice(header.indexOf(':') + 1);
  return `${nameOf(header)}:${value
    .replaceAll('\r\n', '')
    .replaceAll(/[ \t]+/g, ' ')
    .trim()}`;
};

/** RFC 6376 §3.4.4. */
const relaxedBody = (body: string): string => {
  const lines = body.split('\r\n').map((line) => line.replaceAll(/[ \t]+/g, ' ').replace(/ $/, ''));
  const text = lines.join('\r\n').replace(/(?:\r\n)+$/, '');
  return text === '' ? '' : `${text}\r\n`;
};
