/** Bytes of a stream that have come in parts and are not taken yet. */
export class PendingBytes {
  private parts: Buffer[] = [];
  private size = 0;

  get length(): number {
    return this.size;
  }

  add(part: Uint8Array): void {
    if (part.length === 0) return;
    this.parts.push(Buffer.from(part.buffer, part.byteOffset, part.length));
    this.size += part.length;
  }

  /** The next so many bytes, of which there have to be as many; they stay here. */
  peek(length: number): Buffer {
    return this.joined(length).subarray(0, length);
  }

  take(length: number): Buffer {
    const first = this.joined(length);
    if (length === first.length) this.parts.shift();
    else this.parts[0] = first.subarray(length);
    this.size -= length;
    return first.subarray(0, length);
  }

  /** The first part, which reaches so far: parts are joined only where they have to be, and each byte once or twice. */
  private joined(length: number): Buffer {
    const [first = Buffer.alloc(0)] = this.parts;
    if (first.length >= length) return first;
    const all = Buffer.concat(this.parts);
    this.parts = [all];
    return all;
  }
}
