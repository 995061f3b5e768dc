import { parseCheckpoint } from '../transparency/checkpoint.js';
import type { Disclosure } from './disclosure.js';
import type { ProofFiles } from './proof-zip.js';
import { readme } from './readme.js';
import {
  FORMAT,
  type Displayed,
  type Language,
  type Manifest,
  type Scope,
} from './verifier/bundle-format.js';

export interface BundleParts {
  readonly scope: Scope;
  readonly language: Language;
  readonly disclosure: Disclosure;
  readonly displayed: readonly Displayed[];
  /** A page of HTML. */
  readonly report: string;
  /** The verifier, as one file. */
  readonly verifier: Buffer;
}

/** The files of a bundle, which docs/transparency-log.md tells byte by byte. */
export const filesOf = ({
  scope,
  language,
  disclosure,
  displayed,
  report,
  verifier,
}: BundleParts): ProofFiles => {
  const { checkpoint, keys, earlier, streams, events, entries, hashes, origin, size } = disclosure;
  const manifest: Manifest = {
    format: FORMAT,
    ...{ origin, language, scope },
    contains: { streams: streams.length, events: events.length, displayed: displayed.length },
  };
  return {
    'README.txt': readme(language, { origin, size, root: parseCheckpoint(checkpoint).root }),
    'report.html': report,
    'manifest.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'checkpoint.txt': checkpoint,
    'keys.txt': keys.map((key) => `${key}\n`).join(''),
    'earlier.jsonl': jsonLines(earlier.map((note) => ({ note }))),
    'streams.jsonl': jsonLines(streams),
    'events.jsonl': jsonLines(events),
    'entries.jsonl': jsonLines(entries),
    'hashes.jsonl': jsonLines(hashes),
    'displayed.jsonl': jsonLines(displayed),
    'verify.mjs': verifier,
  };
};

/** Bytes, since all lines together may be more than a string holds. */
const jsonLines = (values: readonly unknown[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from(`${JSON.stringify(value)}\n`)));
