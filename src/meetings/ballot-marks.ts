import { createHash } from 'node:crypto';

/** What a voter draws, so that nobody else knows which of the ballots that are shown is the voter's: 128 bits. */
export const CODE = /^[0-9a-f]{32}$/;

/**
 * What a ballot is shown by after the vote: SHA-256, in hexadecimal, of the vote, the option and the voter's code, with
 * a space between them. Whoever has the code can make it, and nobody else can tell whose it is.
 */
export const markOf = (voteId: string, option: number, code: string): string =>
  createHash('sha256').update(`${voteId} ${option.toString()} ${code}`).digest('hex');

/** What is sealed of a ballot: it has the same length whatever was voted for. */
export const ballotText = (option: number, code: string): string => `${option.toString()} ${code}`;

export const ballotIn = (text: string): { readonly option: number; readonly code: string } => {
  const [option = '', code = ''] = text.split(' ');
  return { option: Number(option), code };
};
