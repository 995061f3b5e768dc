import type { Bell, TermPlan } from '../../api/timetable.js';

/** Bells and rooms as somebody types them: one a line. */

export const bellsText = (bells: readonly Bell[]): string =>
  bells.map(({ number, from, to }) => `${number.toString()} ${from}-${to}`).join('\n');

/** "1 08:30-09:15" and the like; the number of each line that says no bell. */
export function bellsIn(text: string): { readonly bells: Bell[]; readonly wrong: number[] } {
  const bells: Bell[] = [];
  const wrong: number[] = [];
  for (const [line, words] of linesOf(text)) {
    const [, number, from, to] =
      /^(\d{1,2})[.):]?\s+(\d{1,2}[:.]\d\d)\s*[-–—]\s*(\d{1,2}[:.]\d\d)$/.exec(words) ?? [];
    if (number === undefined || from === undefined || to === undefined) wrong.push(line);
    else bells.push({ number: Number(number), from: clock(from), to: clock(to) });
  }
  return { bells, wrong };
}

export const roomsText = (rooms: TermPlan['rooms']): string =>
  rooms.map(({ code, title }) => (code === title ? code : `${code} ${title}`)).join('\n');

/** "204 Room 204", or only "204": a code, and what the room is called. */
export const roomsIn = (text: string): TermPlan['rooms'] =>
  linesOf(text).map(([, words]) => {
    const [code = words, ...title] = words.split(/\s+/);
    return { code, title: title.length === 0 ? code : title.join(' ') };
  });

const linesOf = (text: string): [line: number, words: string][] =>
  text
    .split('\n')
    .map((words, index): [number, string] => [index + 1, words.trim()])
    .filter(([, words]) => words !== '');

const clock = (text: string): string => text.replace('.', ':').padStart(5, '0');
