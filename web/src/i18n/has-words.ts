/** Whether a text has every one of some words or their parts, in whatever case and however ё is written. */
export function hasWords(text: string, words: string): boolean {
  const plain = plainOf(text);
  return plainOf(words)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

const plainOf = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
