/** What was proven, with what the sentence is about. */
export interface Proven {
  readonly signed: { readonly origin: string; readonly size: number; readonly keys: string };
  readonly cosigned: { readonly witness: string; readonly at: string };
  readonly enoughCosigned: object;
  readonly included: { readonly events: number; readonly size: number };
  readonly consistent: { readonly size: number };
  readonly consistentWithEarlier: { readonly count: number; readonly first: number };
  readonly wholeStream: { readonly stream: string; readonly events: number };
  readonly countedStream: { readonly stream: string; readonly logged: number; readonly shown: number };
  readonly nothingNewer: { readonly stream: string };
  readonly wholeLog: { readonly size: number };
  readonly indexReplayed: { readonly entries: number };
  readonly ofScope: object;
  readonly displayed: { readonly displayed: number };
}

/** What was not proven, and what it takes. */
export interface Unproven {
  readonly ownKey: { readonly keys: string };
  readonly noWitness: object;
  readonly nothingOlder: object;
  readonly undisclosed: { readonly stream: string; readonly undisclosed: number; readonly newer: number };
  readonly indexByWord: object;
  readonly streamsByWord: object;
  readonly namesByWord: object;
  readonly truth: object;
}

/** What is wrong, exactly. */
export interface Wrong {
  // The archive and its files.
  readonly noBundle: { readonly why: string };
  readonly missingFile: { readonly file: string };
  readonly extraFile: { readonly file: string };
  readonly duplicateFile: { readonly file: string };
  readonly tooLarge: { readonly file: string };
  readonly malformed: { readonly file: string; readonly line: number; readonly why: string };
  readonly otherContents: { readonly what: string; readonly said: number; readonly found: number };
  // Checkpoints.
  readonly badCheckpoint: { readonly which: string; readonly why: string };
  readonly badKey: { readonly why: string };
  readonly otherLog: { readonly which: string; readonly origin: string; readonly expected: string };
  readonly unsigned: { readonly which: string };
  readonly tooFewCosigned: object;
  readonly olderThanKnown: { readonly size: number; readonly known: number };
  readonly splitView: { readonly size: number };
  readonly rewritten: { readonly size: number; readonly newer: number };
  readonly consistencyNotShown: { readonly size: number };
  // Events, entries and hashes.
  readonly changedEvent: { readonly leaf: number; readonly stream: string; readonly revision: number };
  readonly otherRoot: { readonly size: number };
  readonly missingHash: { readonly level: number; readonly index: number };
  readonly needlessHash: { readonly level: number; readonly index: number };
  readonly badLeaf: { readonly leaf: number };
  readonly twiceAtLeaf: { readonly leaf: number };
  readonly missingEntry: { readonly leaf: number };
  readonly duplicateEvent: { readonly id: string };
  // Streams.
  readonly duplicateStream: { readonly stream: string };
  readonly unlistedStream: { readonly stream: string };
  readonly firstEventMissing: { readonly stream: string };
  readonly wrongTag: { readonly stream: string };
  readonly gap: { readonly stream: string; readonly revision: number };
  readonly twiceInStream: { readonly stream: string; readonly revision: number };
  readonly wrongPlace: { readonly stream: string; readonly revision: number; readonly leaf: number };
  readonly eventsMissing: { readonly stream: string; readonly known: number; readonly logged: number };
  readonly eventsTooMany: { readonly stream: string; readonly known: number; readonly logged: number };
  readonly forgedCount: { readonly stream: string };
  readonly missingCount: { readonly stream: string };
  readonly forgedIndex: { readonly leaf: number };
  readonly falseBeginning: { readonly leaf: number };
  readonly logNotWhole: { readonly size: number; readonly known: number };
  // Scope.
  readonly otherStream: { readonly stream: string };
  readonly otherPupil: { readonly leaf: number; readonly pupil: string };
  readonly otherGrade: { readonly leaf: number };
  readonly gradeMissing: { readonly grade: string };
  // What the journal displays.
  readonly impossible: { readonly leaf: number; readonly why: string };
  readonly brokenChain: { readonly what: string; readonly from: string; readonly was: string };
  readonly displayedOtherwise: { readonly what: string; readonly field: string };
  readonly displayedUnfounded: { readonly what: string };
  readonly displayedTwice: { readonly what: string };
  readonly notDisplayed: { readonly what: string };
}

type Said<Mark extends string, Codes> = {
  readonly [Code in keyof Codes]: { readonly mark: Mark; readonly code: Code; readonly about: Codes[Code] };
}[keyof Codes];

/** A sentence of the verifier, by its code. */
export type Statement = Said<'proven', Proven> | Said<'unproven', Unproven> | Said<'wrong', Wrong>;

export const proven = <Code extends keyof Proven>(code: Code, about: Proven[Code]): Statement =>
  ({ mark: 'proven', code, about }) as Statement;

export const unproven = <Code extends keyof Unproven>(code: Code, about: Unproven[Code]): Statement =>
  ({ mark: 'unproven', code, about }) as Statement;

export const wrong = <Code extends keyof Wrong>(code: Code, about: Wrong[Code]): Statement =>
  ({ mark: 'wrong', code, about }) as Statement;
