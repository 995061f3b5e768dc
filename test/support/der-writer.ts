/** Distinguished Encoding Rules (X.690 §10): a tag, the length, the content. */
export const der = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};

export const sequence = (...content: readonly Buffer[]): Buffer => der(0x30, ...content);

/** In the order that DER wants of a SET OF. */
export const set = (...content: readonly Buffer[]): Buffer =>
  der(0x31, ...content.toSorted((a, b) => Buffer.compare(a, b)));

/** @param hex what stands in it. */
export const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

export const integer = (value: number): Buffer => der(0x02, Buffer.from([value]));

export const octets = (content: Buffer): Buffer => der(0x04, content);

export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text));

/** @param bits in bytes, none of them unused but as many as said. */
export const bitString = (bits: Buffer, unused = 0): Buffer => der(0x03, Buffer.from([unused]), bits);

/** `YYMMDDHHMMSSZ`. */
export const utcTime = (time: string): Buffer => der(0x17, Buffer.from(time));
