import './buffer.js';
import { WORDS } from '../../src/audit/proofs/verifier/languages.js';
import { sectionsOf, verdictIn } from '../../src/audit/proofs/verifier/sections.js';
import { verify } from '../../src/audit/proofs/verifier/verify.js';
import type { Words } from '../../src/audit/proofs/verifier/words.js';
import { parseVerifierKey, type VerifierKey } from '../../src/audit/transparency/signed-note.js';
import type { Asked, Told } from './told.js';

// The offline verifier in a thread beside the page: the same sources as verify.mjs, with what they need of the platform
// from web/verifier/primitives.ts.

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  // A file that was chosen may be gone, and a key written wrong.
  const unread = (error: unknown): Told => ({
    cannotRead: error instanceof Error ? error.message : String(error),
  });
  void told(data)
    .catch(unread)
    .then((answer) => postMessage(answer));
});

const told = async ({ bundle, language, keys, checkpoints }: Asked): Promise<Told> => {
  const words = WORDS[language];
  const notes = checkpoints.map(async (file) => [file.name, await file.text()] as const);
  const trust = {
    keys: keys.map((key) => readKey(key, words)),
    checkpoints: new Map(await Promise.all(notes)),
  };
  const { holds, statements, scope } = verify(Buffer.from(await bundle.arrayBuffer()), trust);
  return {
    holds,
    verdict: verdictIn(words, holds, statements),
    ...(scope ? { about: `${words.about}: ${words.scope(scope)}.` } : {}),
    sections: sectionsOf(statements, words),
  };
};

const readKey = (key: string, words: Words): VerifierKey => {
  try {
    return parseVerifierKey(key);
  } catch (error) {
    throw new Error(words.cannotRead(key, error instanceof Error ? error.message : String(error)));
  }
};
