import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

export interface ReadCell {
  readonly value: string | number;
  readonly isFormula: boolean;
}

export interface ReadSheet {
  readonly name: string;
  /** By their places, such as `B2`. */
  readonly cells: ReadonlyMap<string, ReadCell>;
}

/** The sheets of a workbook (ECMA-376), in their order, with texts and numbers as they are stored. */
export const readXlsx = async (xlsx: Buffer): Promise<readonly ReadSheet[]> => {
  const parts = await partsOf(xlsx);
  const part = (name: string) => parts.get(name) ?? '';
  const shared = elements(part('xl/sharedStrings.xml'), 'si').map(({ inside }) =>
    elements(inside, 't')
      .map(({ inside: text }) => unescaped(text))
      .join(''),
  );
  const targets = new Map(
    elements(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'],
    ]),
  );
  return elements(part('xl/workbook.xml'), 'sheet').map(({ attributes }) => {
    const sheet = part(`xl/${targets.get(attributes['r:id']) ?? ''}`);
    return { name: unescaped(attributes['name'] ?? ''), cells: cellsOf(sheet, shared) };
  });
};

const cellsOf = (sheet: string, shared: readonly string[]): Map<string, ReadCell> =>
  new Map(
    elements(sheet, 'c').flatMap(({ attributes, inside }): [string, ReadCell][] => {
      const [stored] = elements(inside, 'v');
      if (!stored) return [];
      const isText = attributes['t'] === 's';
      const value = isText ? (shared[Number(stored.inside)] ?? '') : Number(stored.inside);
      return [[attributes['r'] ?? '', { value, isFormula: elements(inside, 'f').length > 0 }]];
    }),
  );

interface Element {
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: string;
}

const elements = (xml: string, name: string): Element[] =>
  [...xml.matchAll(new RegExp(`<${name}((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</${name}>)`, 'g'))].map(
    ([, head = '', inside = '']) => ({
      attributes: Object.fromEntries(
        [...head.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
      ),
      inside,
    }),
  );

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(\w+);/g, (whole, name: string) => NAMED[name] ?? whole);

const partsOf = async (xlsx: Buffer): Promise<Map<string, string>> => {
  const zip = await fromBufferPromise(xlsx);
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString());
  }
  return parts;
};
