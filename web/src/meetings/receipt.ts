/** What a voter keeps of a ballot, as one line that can be copied: the option and the code, with a dash between. */
export interface Receipt {
  readonly option: number;
  readonly code: string;
}

const RECEIPT = /^([1-9])-([0-9a-f]{32})$/;

/** 128 bits that nobody else knows. */
export const newCode = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const receiptText = ({ option, code }: Receipt): string => `${option.toString()}-${code}`;

/** @returns undefined where it is no receipt. */
export const receiptIn = (text: string): Receipt | undefined => {
  const [, option, code] = RECEIPT.exec(text.trim().toLowerCase()) ?? [];
  return option === undefined || code === undefined ? undefined : { option: Number(option), code };
};

/** By what the ballot stands in the result: it is made here, so that a receipt is checked without being sent. */
export const markOf = async (voteId: string, { option, code }: Receipt): Promise<string> => {
  const text = new TextEncoder().encode(`${voteId} ${option.toString()} ${code}`);
  const digest = await crypto.subtle.digest('SHA-256', text);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
