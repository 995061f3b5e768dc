import { serialize, type Document } from 'bson';
import { Command } from './commands/command.js';
import { BsonType, type Value } from './bson/values.js';

/** MongoDB's wire protocol, as far as the official driver speaks it: OP_MSG, and OP_QUERY for the first hello. */
const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const headerSize = 16;
const checksumPresent = 1;
const moreToCome = 2;
const exhaustAllowed = 1 << 16;
const maxMessageSize = 48_000_000;

/** A request as it came in, and how its answer is to be framed. */
export interface Request {
  readonly id: number;
  readonly command: Command;
  readonly legacy: boolean;
  /** Unacknowledged: no answer is expected, nor allowed. */
  readonly silent: boolean;
}

/** The bytes don't follow the protocol: the connection can't go on. */
export class ProtocolError extends Error {}

/** Cuts the stream of a connection into messages. */
export class MessageReader {
  private pending: Buffer[] = [];
  private size = 0;

  push(chunk: Buffer): Buffer[] {
    this.pending.push(chunk);
    this.size += chunk.length;
    const messages: Buffer[] = [];
    for (let length = this.messageLength(); length !== undefined; length = this.messageLength()) {
      const all = this.joined();
      messages.push(all.subarray(0, length));
      this.pending = [all.subarray(length)];
      this.size -= length;
    }
    return messages;
  }

  private joined(): Buffer {
    const [only] = this.pending;
    const all = this.pending.length === 1 && only !== undefined ? only : Buffer.concat(this.pending);
    this.pending = [all];
    return all;
  }

  /** The length of the next message, once all of it is there. */
  private messageLength(): number | undefined {
    if (this.size < headerSize) return undefined;
    const first = this.pending[0];
    const head = first !== undefined && first.length >= 4 ? first : this.joined();
    const length = head.readInt32LE(0);
    if (length < headerSize || length > maxMessageSize)
      throw new ProtocolError(`a message of ${length} bytes`);
    return this.size >= length ? length : undefined;
  }
}

const documentAt = (message: Buffer, at: number): Value => {
  const length = at + 4 <= message.length ? message.readInt32LE(at) : -1;
  if (length < 5 || at + length > message.length)
    throw new ProtocolError('a document reaches out of its message');
  return { type: BsonType.object, bytes: message, start: at, end: at + length };
};

const parseQuery = (message: Buffer): Request => {
  const collectionEnd = message.indexOf(0, headerSize + 4);
  const namespace = message.toString('utf8', headerSize + 4, collectionEnd);
  const body = documentAt(message, collectionEnd + 9);
  const database = namespace.slice(0, namespace.indexOf('.'));
  return {
    id: message.readInt32LE(4),
    command: new Command(body, new Map(), database),
    legacy: true,
    silent: false,
  };
};

const parseMsg = (message: Buffer): Request => {
  const flags = message.readUInt32LE(headerSize);
  const unknown = flags & ~(checksumPresent | moreToCome | exhaustAllowed);
  if (unknown !== 0) throw new ProtocolError(`unknown message flags ${unknown}`);
  const end = (flags & checksumPresent) === 0 ? message.length : message.length - 4;
  const sequences = new Map<string, Value[]>();
  let body: Value | undefined;
  for (let at = headerSize + 4; at < end;) {
    const kind = message[at++];
    if (kind === 0) {
      body = documentAt(message, at);
      at = body.end;
    } else if (kind === 1) {
      const sectionEnd = at + message.readInt32LE(at);
      const nameEnd = message.indexOf(0, at + 4);
      const documents: Value[] = [];
      sequences.set(message.toString('utf8', at + 4, nameEnd), documents);
      for (at = nameEnd + 1; at < sectionEnd;) {
        const document = documentAt(message, at);
        documents.push(document);
        at = document.end;
      }
    } else throw new ProtocolError(`unknown section kind ${String(kind)}`);
  }
  if (body === undefined) throw new ProtocolError('a message without a body');
  return {
    id: message.readInt32LE(4),
    command: new Command(body, sequences),
    legacy: false,
    silent: (flags & moreToCome) !== 0,
  };
};

/** Reads a message as the command that it carries. */
export const parseRequest = (message: Buffer): Request => {
  const opcode = message.readInt32LE(12);
  if (opcode === opMsg) return parseMsg(message);
  if (opcode === opQuery) return parseQuery(message);
  throw new ProtocolError(`opcode ${opcode} is not supported by the embedded document store`);
};

let lastResponse = 0;

/** Frames an answer: BSON that is already encoded, or a document to encode. */
export const encodeReply = (request: Request, answer: Buffer | Document): Buffer => {
  const body = Buffer.isBuffer(answer) ? answer : Buffer.from(serialize(answer, { ignoreUndefined: true }));
  const fixed = request.legacy ? 20 : 5;
  const message = Buffer.allocUnsafe(headerSize + fixed + body.length);
  message.fill(0, 0, headerSize + fixed);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE((lastResponse = (lastResponse + 1) | 0), 4);
  message.writeInt32LE(request.id, 8);
  message.writeInt32LE(request.legacy ? opReply : opMsg, 12);
  // OP_REPLY: flags, cursor, starting point, then the number of documents.
  if (request.legacy) message.writeInt32LE(1, headerSize + 16);
  body.copy(message, headerSize + fixed);
  return message;
};
