/** A number with its noun, such as `2 grades`. */
export type Counted = (count: number) => string;

const english = new Intl.PluralRules('en-GB');
const russian = new Intl.PluralRules('ru-RU');

export const englishCount =
  (one: string, other: string): Counted =>
  (count) =>
    `${count} ${english.select(count) === 'one' ? one : other}`;

/** With the forms for 1, 2 and 5. */
export const russianCount =
  (one: string, few: string, many: string): Counted =>
  (count) => {
    const form = russian.select(count);
    return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`;
  };
