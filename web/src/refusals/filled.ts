/** A text with the numbers and dates that the server's words name, in their order; what they lack is left out. */
export function filled(text: string, words: string, dayOf: (date: string) => string): string {
  const dates = words.match(/\d{4}-\d\d-\d\d/g) ?? [];
  const numbers = words.replace(/\d{4}-\d\d-\d\d/g, '').match(/\d+/g) ?? [];
  return text.replace(/\{(number|date)(2?)\}/g, (_, what: string, second: string) => {
    const at = second === '2' ? 1 : 0;
    const date = dates[at];
    return what === 'number' ? (numbers[at] ?? '…') : date === undefined ? '…' : dayOf(date);
  });
}
