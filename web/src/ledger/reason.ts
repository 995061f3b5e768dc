import type en from './texts/en.json';

/** What a code of the ledger comes to, as the texts know it. */
export type Reason = keyof (typeof en)['reason'];

const known: ReadonlySet<string> = new Set<Reason>([
  'diary-is-printed',
  'no-contact',
  'contact-not-verified',
  'consent-withdrawn',
  'too-old',
  'erased',
  'withdrawn',
  'reason-known',
  'told-already',
  'read-already',
  'author-blocked',
  'expired',
  'not-delivered',
  'not-projected-yet',
  'restored',
]);

/** Classes of the codes that providers give, the first that fits. */
const classes: readonly (readonly [RegExp, Reason])[] = [
  [/^smtp-(5\d\d|eenvelope)$/, 'mail-for-good'],
  [/^smtp-4\d\d$/, 'mail-for-now'],
  [/^smtp-/, 'mail-away'],
  [/^smpp-/, 'sms-refused'],
  [/^http-/, 'gateway-refused'],
  [/^unexpected-/, 'unexpected'],
];

/** The code itself where it is one of the journal's own, else the class of the provider's. */
export function reasonOf(code: string): Reason {
  if (known.has(code)) return code as Reason;
  return classes.find(([pattern]) => pattern.test(code))?.[1] ?? 'unknown';
}
