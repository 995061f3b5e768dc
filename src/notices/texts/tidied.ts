/**
 * A text of somebody's as it may stand in a message. It loses control characters, and the marks that change the
 * direction of all that follows them (Unicode Standard Annex 9, §2.1 to §2.4), by which it would reach beyond itself.
 */
export const tidied = (text: string): string =>
  text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();

export const onOneLine = (text: string): string => tidied(text).replace(/\s+/g, ' ');
