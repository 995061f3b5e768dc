import { DomainError } from '../eventing/domain-error.js';

/** MongoDB takes documents of 16 MB; this leaves room and is plenty for a worksheet or a recording. */
export const LARGEST_FILE_BYTES = 10 * 1024 * 1024;

type Check = (content: Buffer) => boolean;

const startsWith =
  (...bytes: readonly number[]): Check =>
  (content) =>
    content.subarray(0, bytes.length).equals(Buffer.from(bytes));

const says =
  (text: string, at = 0): Check =>
  (content) =>
    content.toString('latin1', at, at + text.length) === text;

const isZip = says('PK\x03\x04');

/** OpenDocument: a zip whose first entry, not compressed, is called `mimetype` and says the type. */
const openDocument = (mediaType: string): Check => {
  const saysSo = says(`mimetype${mediaType}`, 30);
  return (content) => isZip(content) && saysSo(content);
};

/** Office Open XML: a zip with a list of content types, and a main part in a folder of the type's own. */
const officeDocument =
  (mainPart: string): Check =>
  (content) =>
    isZip(content) && content.includes('[Content_Types].xml') && content.includes(mainPart);

/** Layer III, with a tag of version 2.2 to 2.4 before it or without. */
const isMp3: Check = (content) =>
  [2, 3, 4].some((version) => startsWith(0x49, 0x44, 0x33, version)(content)) ||
  (content.at(0) === 0xff && ((content.at(1) ?? 0) & 0xe6) === 0xe2);

const isMp4: Check = (content) => content.at(0) === 0 && says('ftyp', 4)(content);

const UTF_16: readonly Check[] = [startsWith(0xff, 0xfe), startsWith(0xfe, 0xff)];

const SIGNED: Readonly<Record<string, Check>> = {
  'application/pdf': says('%PDF-'),
  'image/png': startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/jpeg': startsWith(0xff, 0xd8, 0xff),
  ...Object.fromEntries(
    ['text', 'spreadsheet', 'presentation']
      .map((kind) => `application/vnd.oasis.opendocument.${kind}`)
      .map((mediaType) => [mediaType, openDocument(mediaType)]),
  ),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': officeDocument('word/document'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': officeDocument('xl/workbook'),
  'application/vnd.openxmlformats-officedocument.presentationml.presentation':
    officeDocument('ppt/presentation'),
  'audio/mpeg': isMp3,
  'video/mp4': isMp4,
};

/** Text has no signature: it is what has none of the others, and no zero byte unless it is UTF-16. */
const isText: Check = (content) =>
  (UTF_16.some((mark) => mark(content)) || !content.includes(0)) &&
  !Object.values(SIGNED).some((check) => check(content));

const ALLOWED = new Map<string, Check>([...Object.entries(SIGNED), ['text/plain', isText]]);

export const allowedMediaTypes: readonly string[] = [...ALLOWED.keys()];

/**
 * The media type that a `Content-Type` names: its parameters are of no account here, nor is its case.
 * @throws DomainError `file-type-not-allowed`.
 */
export const mustBeAllowed = (contentType: string): string => {
  const mediaType = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (ALLOWED.has(mediaType)) return mediaType;
  throw new DomainError(
    'file-type-not-allowed',
    `Such files are not taken. Send one of: ${allowedMediaTypes.join(', ')}.`,
    'unsupported',
  );
};

/** @throws DomainError `file-type-not-allowed`, `file-empty`, `file-too-large` or `file-type-mismatch`. */
export const mustBeStorable = (content: Buffer, mediaType: string): void => {
  const looksLikeIt = ALLOWED.get(mustBeAllowed(mediaType));
  if (content.length === 0) throw new DomainError('file-empty', 'The file is empty. Send its content.');
  if (content.length > LARGEST_FILE_BYTES) throw fileTooLarge();
  if (looksLikeIt?.(content) !== true) {
    throw new DomainError(
      'file-type-mismatch',
      `The content is not what ${mediaType} looks like. Send the file with the type that it has.`,
      'unsupported',
    );
  }
};

export const fileTooLarge = (): DomainError =>
  new DomainError('file-too-large', 'The file is too large. Send one of at most 10 MB.', 'too-large');
