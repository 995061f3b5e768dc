/** One value in DER (X.690 §10): its tag, what is in it, and all of it as it stands. */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
  readonly raw: Buffer;
}

export const TAG = {
  integer: 0x02,
  octets: 0x04,
  object: 0x06,
  sequence: 0x30,
  set: 0x31,
  /** Context-specific and constructed. */
  zero: 0xa0,
  one: 0xa1,
  /** Context-specific and primitive. */
  zeroPrimitive: 0x80,
} as const;

const LONG_FORM = 0x80;
const MOST_LENGTH_BYTES = 3;

/** The values that stand one after another in some bytes. @throws where they are none, or of indefinite length. */
export const readAll = (bytes: Buffer): readonly Der[] => {
  const found: Der[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const one = readFirst(rest);
    found.push(one);
    rest = rest.subarray(one.raw.length);
  }
  return found;
};

/** The only value in some bytes. @throws where there is another number of them, or it has another tag. */
export const readOne = (bytes: Buffer, tag: number): Der => {
  const [one, ...more] = readAll(bytes);
  if (one?.tag !== tag || more.length > 0)
    throw new Error(`This is no single value of tag ${tag.toString(16)}.`);
  return one;
};

const readFirst = (bytes: Buffer): Der => {
  const [tag = 0, first = 0] = bytes;
  const lengthBytes = first < LONG_FORM ? 0 : first - LONG_FORM;
  if (bytes.length < 2 || first === LONG_FORM || lengthBytes > MOST_LENGTH_BYTES) {
    throw new Error('This is no DER.');
  }
  const start = 2 + lengthBytes;
  const length =
    lengthBytes === 0 ? first : bytes.subarray(2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (bytes.length < start + length) throw new Error('This is DER that was cut off.');
  return { tag, content: bytes.subarray(start, start + length), raw: bytes.subarray(0, start + length) };
};
