import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../test/support/decider-spec.js';
import { allowedMediaTypes, LARGEST_FILE_BYTES, mustBeAllowed, mustBeStorable } from './media-types.js';

const ODT = 'application/vnd.oasis.opendocument.text';
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const ODP = 'application/vnd.oasis.opendocument.presentation';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

const bytes = (...parts: (string | readonly number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
/** The beginning of a zip, with the name of its first entry where the format has it. */
const zip = (rest: string): Buffer =>
  bytes(
    'PK\x03\x04',
    Array.from({ length: 26 }, () => 0),
    rest,
  );

/** What files of each type begin with. */
const EXAMPLES: Readonly<Record<string, Buffer>> = {
  'application/pdf': bytes('%PDF-1.7\n'),
  'image/png': bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13]),
  'image/jpeg': bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF'),
  'text/plain': Buffer.from('Задача 1: сколько будет 2 + 2?\n'),
  [ODT]: zip(`mimetype${ODT}`),
  [ODS]: zip(`mimetype${ODS}`),
  [ODP]: zip(`mimetype${ODP}`),
  [DOCX]: zip('[Content_Types].xml … word/document.xml'),
  [XLSX]: zip('[Content_Types].xml … xl/workbook.xml'),
  [PPTX]: zip('[Content_Types].xml … ppt/presentation.xml'),
  'audio/mpeg': bytes('ID3', [4, 0, 0]),
  'video/mp4': bytes([0, 0, 0, 24], 'ftypisom'),
};

describe('a file', () => {
  test('may be of each type that has an example here, and of no other', () => {
    expect([...allowedMediaTypes].sort()).toEqual(Object.keys(EXAMPLES).sort());
  });

  test.each(Object.entries(EXAMPLES))(
    'that begins as %s does is taken as that, and as nothing else',
    (mediaType, content) => {
      mustBeStorable(content, mediaType);
      for (const other of allowedMediaTypes.filter((one) => one !== mediaType)) {
        expect(refusalOf(() => mustBeStorable(content, other))).toMatchObject({
          code: 'file-type-mismatch',
          kind: 'unsupported',
        });
      }
    },
  );

  test('may be a recording without a tag', () => {
    for (const sync of [0xfb, 0xfa, 0xf3, 0xe3]) mustBeStorable(bytes([0xff, sync, 0x90, 0]), 'audio/mpeg');
  });

  test('may be text in UTF-16, and words that only begin as another format does', () => {
    mustBeStorable(bytes([0xff, 0xfe], Buffer.from('Задача', 'utf16le').toString('latin1')), 'text/plain');
    mustBeStorable(Buffer.from('ID3 tags explained'), 'text/plain');
    mustBeStorable(Buffer.from('see ftyp boxes'), 'text/plain');
  });

  test('is no text where it has zero bytes', () => {
    expect(refusalOf(() => mustBeStorable(bytes('MZ', [0x90, 0, 3]), 'text/plain')).code).toBe(
      'file-type-mismatch',
    );
  });

  test('is not empty, and of ten megabytes at most', () => {
    expect(refusalOf(() => mustBeStorable(Buffer.alloc(0), 'text/plain'))).toMatchObject({
      code: 'file-empty',
      kind: 'rule',
    });
    mustBeStorable(Buffer.alloc(LARGEST_FILE_BYTES, 'a'), 'text/plain');
    expect(
      refusalOf(() => mustBeStorable(Buffer.alloc(LARGEST_FILE_BYTES + 1, 'a'), 'text/plain')),
    ).toMatchObject({
      code: 'file-too-large',
      kind: 'too-large',
    });
  });
});

describe('a content type', () => {
  test('names a media type in whatever case, with parameters or without', () => {
    expect(mustBeAllowed('text/plain')).toBe('text/plain');
    expect(mustBeAllowed('Text/Plain ;charset=utf-8')).toBe('text/plain');
  });

  test.each(['', 'text/html', 'application/zip', 'constructor', 'application/json'])(
    'is none of those allowed: %j',
    (contentType) => {
      expect(refusalOf(() => mustBeAllowed(contentType))).toMatchObject({
        code: 'file-type-not-allowed',
        kind: 'unsupported',
      });
    },
  );
});
