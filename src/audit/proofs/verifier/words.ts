import type { Scope } from './bundle-format.js';
import type { Proven, Statement, Unproven, Wrong } from './statements.js';

/** A sentence for each code; one without its words doesn't compile. */
type Sentences<Codes> = { readonly [Code in keyof Codes]: (about: Codes[Code]) => string };

export interface Words {
  readonly proven: Sentences<Proven>;
  readonly unproven: Sentences<Unproven>;
  readonly wrong: Sentences<Wrong>;
  readonly scope: (scope: Scope) => string;
  readonly headings: Readonly<Record<Statement['mark'], string>>;
  readonly verdict: { readonly holds: string; readonly fails: (wrongs: number) => string };
  readonly about: string;
  readonly more: (count: number) => string;
  readonly usage: string;
  readonly cannotRead: (what: string, why: string) => string;
}
