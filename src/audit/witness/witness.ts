import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCheckpoint, type Checkpoint } from '../transparency/checkpoint.js';
import { sha256 } from '../transparency/primitives.js';
import {
  formatNote,
  formatSignature,
  MalformedNote,
  type NoteSignature,
  type VerifierKey,
} from '../transparency/signed-note.js';
import type { SignerKey } from '../transparency/signer-key.js';
import { replaceFile } from './durable-file.js';
import { Evidence, type Offence } from './evidence.js';
import { judge } from './judge.js';
import { parseSubmission, type Submission } from './submission.js';

export interface WitnessOptions {
  readonly key: SignerKey;
  /** Keys of the logs that it follows; the name of a key is its log's. A log may have several. */
  readonly logs: readonly VerifierKey[];
  /** Where it keeps the newest checkpoint of each log, and evidence; only one process may work on it. */
  readonly folder: string;
  readonly now: () => number;
  readonly say: (line: string) => void;
  /** Says what nobody may overlook. */
  readonly warn: (line: string) => void;
}

/** An answer in HTTP's terms; its type is that of plain text where nothing else is said. */
export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

interface FollowedLog {
  readonly origin: string;
  /** The SHA-256 hash of its name, hex: what the protocol and files call it. */
  readonly hash: string;
  readonly keys: readonly VerifierKey[];
  /** Resolves when all submissions of it that came before are answered. */
  settled: Promise<unknown>;
}

interface Cosigned {
  /** As it stands in the file. */
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

/**
 * Cosigns the checkpoints of logs that have only grown since those that it cosigned before (C2SP tlog-witness). The
 * newest of each log is on disk before its cosignature is given out, and is read again for each submission, so that
 * however it ends it never cosigns two trees that don't agree, and never an older one.
 */
export class Witness {
  private readonly logs = new Map<string, FollowedLog>();
  private readonly evidence: Evidence;

  private constructor(private readonly options: WitnessOptions) {
    this.evidence = new Evidence(join(options.folder, 'evidence'));
    for (const key of options.logs) {
      const hash = sha256(Buffer.from(key.name)).toString('hex');
      const keys = options.logs.filter(({ name }) => name === key.name);
      this.logs.set(key.name, { origin: key.name, hash, keys, settled: Promise.resolve() });
    }
  }

  /** @throws Error where what is kept of a log can't be read: a witness must not begin anew with it */
  static async open(options: WitnessOptions): Promise<Witness> {
    const witness = new Witness(options);
    await mkdir(options.folder, { recursive: true });
    for (const { hash } of witness.logs.values()) await witness.cosigned(hash);
    return witness;
  }

  get vkey(): string {
    return this.options.key.vkey;
  }

  /** Answers a request to `add-checkpoint`. @throws Error where the disk fails */
  async add(body: string): Promise<Answer> {
    let submission: Submission;
    try {
      submission = parseSubmission(body);
    } catch (error) {
      if (error instanceof MalformedNote) return refusal(400, error.message);
      throw error;
    }
    const log = this.logs.get(submission.checkpoint.origin);
    if (!log) return refusal(404, 'This witness does not follow such a log.');
    const answer = log.settled.then(() => this.answer(log, submission, body));
    log.settled = answer.catch(() => undefined);
    return answer;
  }

  /** The newest checkpoint of a log that it has cosigned, as the log and it have signed it. */
  async newest(hash: string): Promise<string | undefined> {
    const isFollowed = [...this.logs.values()].some((log) => log.hash === hash);
    return isFollowed ? (await this.cosigned(hash))?.note : undefined;
  }

  private async answer(log: FollowedLog, submission: Submission, body: string): Promise<Answer> {
    const cosigned = await this.cosigned(log.hash);
    const verdict = judge(submission, log.keys, cosigned?.checkpoint);
    switch (verdict.status) {
      case 200:
        return this.cosign(log, submission.checkpoint, verdict.signatures);
      case 409:
        return { status: 409, type: 'text/x.tlog.size', body: `${verdict.size.toString()}\n` };
      case 422:
        return this.refuse({
          ...submission.checkpoint,
          inconsistency: verdict.inconsistency,
          log: log.hash,
          cosigned: cosigned?.note,
          submitted: body,
          at: this.options.now(),
        });
      default:
        return refusal(verdict.status, verdict.reason);
    }
  }

  private async cosign(
    { origin, hash }: FollowedLog,
    { note, size }: Checkpoint,
    ofLog: readonly NoteSignature[],
  ): Promise<Answer> {
    const { key, folder, now, say } = this.options;
    const cosignature = key.sign(note.text, now());
    await replaceFile(join(folder, hash), formatNote({ ...note, signatures: [...ofLog, cosignature] }));
    say(`cosigned ${origin} at ${size.toString()}`);
    return { status: 200, body: formatSignature(cosignature) };
  }

  private async refuse(offence: Offence): Promise<Answer> {
    let kept: string;
    try {
      kept = (await this.evidence.keep(offence)) ?? 'no file, for there are too many of them';
    } catch (error) {
      kept = `NO FILE (${String(error)})`;
    }
    this.options.warn(`REFUSED: ${accusationOf(offence)}. The request is kept in ${kept}`);
    return refusal(422, 'The tree is not shown to begin with the one that was cosigned.');
  }

  private async cosigned(hash: string): Promise<Cosigned | undefined> {
    const file = join(this.options.folder, hash);
    let note: string;
    try {
      note = await readFile(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    try {
      return { note, checkpoint: parseCheckpoint(note) };
    } catch {
      throw new Error(`${file} is not the checkpoint that was written there.`);
    }
  }
}

const accusationOf = ({ inconsistency, origin, size }: Offence): string =>
  inconsistency === 'fork'
    ? `${origin} HAS SIGNED TWO TREES OF ${size.toString()} LEAVES`
    : `nothing proves that the tree of ${size.toString()} leaves of ${origin} begins with the one that was cosigned`;

const refusal = (status: number, reason: string): Answer => ({ status, body: `${reason}\n` });
