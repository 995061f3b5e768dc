import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parsePolicy } from '../../transparency/policy.js';
import { parseVerifierKey } from '../../transparency/signed-note.js';
import { LANGUAGES, type Language } from './bundle-format.js';
import type { Trust } from './check-log.js';
import { sentenceOf, WORDS } from './languages.js';
import { sectionsOf, verdictIn } from './sections.js';
import type { Statement } from './statements.js';
import { verify, type Verdict } from './verify.js';
import type { Words } from './words.js';

export interface Outputs {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

const HOLDS = 0;
const FAILS = 1;
const NOT_CHECKED = 2;

/**
 * Verifies a bundle as the command line asks for it.
 * @returns the exit code: 0 where everything that was checked holds, 1 where something is wrong, 2 where it can't check
 */
export const verifyCommand = (args: readonly string[], { out, error }: Outputs): number => {
  const options = optionsFrom(args);
  if (!options) {
    error(`${WORDS.en.usage}\n`);
    return NOT_CHECKED;
  }
  const words = WORDS[options.language ?? 'en'];
  try {
    const trust = trustFrom(options, words);
    const verdict = verify(
      readAs(options.bundle, words, (path) => readFileSync(path)),
      trust,
    );
    const language = options.language ?? verdict.language ?? 'en';
    out(options.isJson ? jsonOf(verdict, WORDS[language]) : textOf(verdict, WORDS[language]));
    return verdict.holds ? HOLDS : FAILS;
  } catch (thrown) {
    if (!(thrown instanceof NotReadable)) throw thrown;
    error(`${thrown.message}\n`);
    return NOT_CHECKED;
  }
};

interface Options {
  readonly bundle: string;
  readonly checkpoints: readonly string[];
  readonly policy: string | undefined;
  readonly keys: readonly string[];
  readonly language: Language | undefined;
  readonly isJson: boolean;
}

/** Undefined where they are none of this command. */
const optionsFrom = (args: readonly string[]): Options | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        checkpoint: { type: 'string', multiple: true, default: [] },
        policy: { type: 'string' },
        key: { type: 'string', multiple: true, default: [] },
        language: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [bundle, ...others] = positionals;
    const language = LANGUAGES.find((known) => known === values.language);
    const isUnknown = values.language !== undefined && !language;
    const isTwice = values.policy !== undefined && values.key.length > 0;
    if (bundle === undefined || others.length > 0 || isUnknown || isTwice) return undefined;
    return {
      ...{ bundle, checkpoints: values.checkpoint, policy: values.policy, keys: values.key, language },
      isJson: values.json,
    };
  } catch {
    return undefined;
  }
};

class NotReadable extends Error {}

const readAs = <T>(what: string, words: Words, read: (what: string) => T): T => {
  try {
    return read(what);
  } catch (error) {
    throw new NotReadable(words.cannotRead(what, error instanceof Error ? error.message : String(error)));
  }
};

const trustFrom = ({ policy, keys, checkpoints }: Options, words: Words): Trust => {
  const text = (path: string) => readFileSync(path, 'utf8');
  return {
    ...(policy === undefined ? {} : { policy: readAs(policy, words, (path) => parsePolicy(text(path))) }),
    keys: keys.map((key) => readAs(key, words, parseVerifierKey)),
    checkpoints: new Map(checkpoints.map((path) => [path, readAs(path, words, text)])),
  };
};

const jsonOf = ({ holds, statements, scope }: Verdict, words: Words): string => {
  const told = statements.map((statement) => ({ ...statement, sentence: sentenceOf(statement, words) }));
  return `${JSON.stringify({ holds, scope, statements: told }, null, 2)}\n`;
};

const MARKS: Readonly<Record<Statement['mark'], string>> = { proven: '+', unproven: '?', wrong: '!' };

const textOf = ({ holds, statements, scope }: Verdict, words: Words): string => {
  const about = scope ? [`${words.about}: ${words.scope(scope)}.`] : [];
  const sections = sectionsOf(statements, words).flatMap(({ mark, heading, groups }) => [
    ...['', heading],
    ...groups.flatMap(({ sentences, more }) => [
      ...sentences.map((sentence) => `  ${MARKS[mark]} ${sentence}`),
      ...(more === undefined ? [] : [`    ${more}`]),
    ]),
  ]);
  return `${[...about, ...sections, '', verdictIn(words, holds, statements)].join('\n')}\n`;
};
