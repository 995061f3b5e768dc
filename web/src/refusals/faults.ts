/** What the server says of a field, by its kind; the first that fits. */
const KINDS = [
  [/must say something|must not be empty|should not be empty|is missing|is needed/, 'needed'],
  [/(at most|from 1 to) \d+ characters|shorter than or equal to \d+/, 'tooLong'],
  [/whole number from \d+ to \d+|number from \d+ to \d+/, 'numberBetween'],
  [/(must be after|must not be before|lies before) \d{4}-/, 'afterDay'],
  [/(must not be after|lies after) \d{4}-/, 'beforeDay'],
  [/lies in the past|is over already|has to be in the future|today or later/, 'past'],
  [/lies in the future/, 'future'],
  [/before anything was recorded/, 'tooEarly'],
  [/lies before from|after year\.from|after the beginning/, 'reversed'],
  [/named twice|listed twice|is the (code|name) of another/, 'twice'],
  [/YYYY-MM-DD|must be a date/, 'noDate'],
  [/HH:MM/, 'noTime'],
  [/is unknown here/, 'unknown'],
] as const satisfies readonly (readonly [RegExp, string])[];

export type KindOfFault = (typeof KINDS)[number][1] | 'wrong';

/** All that are told of in other words than the server's. */
export const KINDS_OF_FAULTS: readonly KindOfFault[] = [...KINDS.map(([, kind]) => kind), 'wrong'];

export const kindOfFault = (message: string): KindOfFault =>
  KINDS.find(([pattern]) => pattern.test(message))?.[1] ?? 'wrong';
