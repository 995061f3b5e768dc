import { checkConsistency, checkSignatures, type Trust } from './check-log.js';
import { checkHistory } from './check-history.js';
import { checkScope } from './check-scope.js';
import { checkStreams } from './check-streams.js';
import { checkTree } from './check-tree.js';
import type { Language, Scope } from './bundle-format.js';
import { readBundle, type Bundle } from './read-bundle.js';
import { proven, unproven, wrong, type Statement } from './statements.js';

export interface Verdict {
  /** Nothing is wrong. What was not proven is no wrong. */
  readonly holds: boolean;
  readonly statements: readonly Statement[];
  /** Of the bundle, where it can be read. */
  readonly language?: Language;
  readonly scope?: Scope;
}

/** Verifies a proof bundle. Whatever the bytes are, the verdict says what is proven, what isn't, and what is wrong. */
export const verify = (zip: Buffer, trust: Trust): Verdict => {
  const bundle = readBundle(zip);
  if (!('manifest' in bundle)) return { holds: false, statements: bundle };
  const { language, scope } = bundle.manifest;
  const statements = checked(bundle, trust);
  return { holds: !statements.some(({ mark }) => mark === 'wrong'), statements, language, scope };
};

/** What can't even be checked, such as an id that is an object without a text, is no bundle. */
const checked = (bundle: Bundle, trust: Trust): readonly Statement[] => {
  try {
    return statementsOn(bundle, trust);
  } catch (error) {
    return [wrong('noBundle', { why: error instanceof Error ? error.message : '' })];
  }
};

const statementsOn = (bundle: Bundle, trust: Trust): readonly Statement[] => {
  const log = checkSignatures(bundle, trust);
  const { head } = log;
  if (!head) return log.statements;
  const tree = checkTree(bundle, head, log.earlier);
  const included = proven('included', { events: bundle.events.length, size: head.size });
  const isIncluded = tree.statements.length === 0;
  return [
    ...log.statements,
    ...(isIncluded ? [included] : tree.statements),
    ...checkConsistency(head, log, isIncluded ? tree.rootOf : undefined),
    ...checkStreams(bundle, tree.entries, head.size),
    ...duplicates(bundle),
    ...checkScope(bundle),
    ...checkHistory(bundle),
    unproven('truth', {}),
  ];
};

/** An event is one event, wherever it stands. */
const duplicates = ({ events }: Bundle): readonly Statement[] => {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { event } of events) {
    if (seen.has(event.id)) twice.add(event.id);
    seen.add(event.id);
  }
  return [...twice].map((id) => wrong('duplicateEvent', { id }));
};
