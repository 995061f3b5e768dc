import { checksum, inflated } from '../../transparency/primitives.js';

// A bundle is read without a library, so that whoever distrusts it has one file to read. Names of fields and offsets
// are those of PKWARE's APPNOTE 6.3.10, §4.3 and §4.4.

/** More than a file of a bundle has, whatever a header says. */
const MOST_BYTES = 2 ** 30;
/** Nothing in a bundle is so even that it would shrink more. */
const MOST_TIMES_SMALLER = 100;
const SMALL = 2 ** 20;
const MOST_FILES = 100;

const END_BYTES = 22;
const END = 0x06054b50;
const CENTRAL_BYTES = 46;
const CENTRAL = 0x02014b50;
const LOCAL_BYTES = 30;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** The bytes are no archive as bundles are written. */
export class BadZip extends Error {
  override readonly name = 'BadZip';
}

/** A file would take more memory than any of a bundle. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';

  constructor(readonly file: string) {
    super(`${file} is too large.`);
  }
}

export interface ZippedFile {
  readonly name: string;
  /** @throws BadZip, FileTooLarge */
  readonly content: () => Buffer;
}

/** The files of an archive in their order, names as often as they stand there. @throws BadZip */
export const readZip = (zip: Buffer): readonly ZippedFile[] => {
  const at = zip.length - END_BYTES;
  if (at < 0 || zip.readUInt32LE(at) !== END) throw new BadZip('It does not end as a .zip does.');
  const [disks, onDisk, count] = [
    zip.readUInt32LE(at + 4),
    zip.readUInt16LE(at + 8),
    zip.readUInt16LE(at + 10),
  ];
  const [size, start] = [zip.readUInt32LE(at + 12), zip.readUInt32LE(at + 16)];
  if (disks !== 0 || onDisk !== count || start + size !== at || zip.readUInt16LE(at + 20) !== 0) {
    throw new BadZip('Its directory is not where it should be.');
  }
  if (count > MOST_FILES) throw new BadZip('It has too many files.');
  const files: ZippedFile[] = [];
  // Every file begins where the one before it ends, and the last ends where the directory begins: nothing is hidden.
  let [header, data] = [start, 0];
  for (let index = 0; index < count; index++) {
    if (header + CENTRAL_BYTES > at || zip.readUInt32LE(header) !== CENTRAL) {
      throw new BadZip('Its directory is damaged.');
    }
    const file = fileAt(zip, header, data, start);
    files.push(file);
    header = file.nextHeader;
    data = file.end;
  }
  if (header !== at || data !== start) throw new BadZip('It holds more than its directory tells.');
  return files;
};

const fileAt = (
  zip: Buffer,
  header: number,
  expected: number,
  limit: number,
): ZippedFile & { readonly nextHeader: number; readonly end: number } => {
  const method = zip.readUInt16LE(header + 10);
  const [crc, packed, unpacked] = [16, 20, 24].map((offset) => zip.readUInt32LE(header + offset));
  const [nameBytes = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) =>
    zip.readUInt16LE(header + offset),
  );
  const nameAt = header + CENTRAL_BYTES;
  const name = zip.toString('utf8', nameAt, nameAt + nameBytes);
  const local = zip.readUInt32LE(header + 42);
  const isEncrypted = (zip.readUInt16LE(header + 8) & 1) === 1;
  if (local !== expected || local + LOCAL_BYTES > limit || zip.readUInt32LE(local) !== LOCAL || isEncrypted) {
    throw new BadZip('A file is not where the directory says.');
  }
  const start = local + LOCAL_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const end = start + (packed ?? 0);
  const localName = zip.toString(
    'utf8',
    local + LOCAL_BYTES,
    local + LOCAL_BYTES + zip.readUInt16LE(local + 26),
  );
  if (localName !== name || end > limit) throw new BadZip('A file is not the one that the directory says.');
  const content = () => contentOf(name, zip.subarray(start, end), { method, crc, unpacked: unpacked ?? 0 });
  return { name, content, nextHeader: nameAt + nameBytes + extra + comment, end };
};

const contentOf = (
  name: string,
  packed: Buffer,
  { method, crc, unpacked }: { method: number; crc: number | undefined; unpacked: number },
): Buffer => {
  const isBomb = unpacked > SMALL && unpacked > MOST_TIMES_SMALLER * packed.length;
  if (unpacked > MOST_BYTES || isBomb) throw new FileTooLarge(name);
  const content =
    method === STORED ? packed : method === DEFLATED ? unpackedOf(name, packed, unpacked) : undefined;
  if (content?.length !== unpacked || checksum(content) !== crc) throw new BadZip(`${name} is damaged.`);
  return content;
};

const unpackedOf = (name: string, packed: Buffer, size: number): Buffer => {
  let content: Buffer | undefined;
  try {
    content = inflated(packed, size + 1);
  } catch {
    throw new BadZip(`${name} is damaged.`);
  }
  // It is larger than its header says.
  if (!content) throw new FileTooLarge(name);
  return content;
};
