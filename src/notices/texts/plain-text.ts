import type { Block, Fact, Link, Message } from './message.js';
import { onOneLine, tidied } from './tidied.js';

/** Lines after the first stand in, so that no line of a value passes for a label of ours. */
const hanging = (text: string): string => text.replaceAll('\n', '\n  ');

const fact = ({ label, value, was }: Fact): string =>
  hanging(`${label}: ${was === undefined ? '' : `${tidied(was)} → `}${tidied(value)}`);

const facts = (all: readonly Fact[]): string => all.map(fact).join('\n');

const link = ({ label, href }: Link): string => `${label}:\n${href}`;

const underlined = (text: string, line: string): string => `${text}\n${line.repeat(text.length)}`;

const block = (it: Block): string => {
  switch (it.is) {
    case 'sentence':
      return onOneLine(it.text);
    case 'heading':
      return underlined(onOneLine(it.text), it.level === 2 ? '=' : '-');
    case 'facts':
      return facts(it.facts);
    case 'items':
      return it.items.map((item) => hanging(`* ${facts(item)}`)).join('\n\n');
    case 'link':
      return link(it.link);
  }
};

/** The message for readers without HTML. The signature stands below the line that programs know it by. */
export const plainTextOf = ({ body, signature, choices }: Message): string => {
  const signed = ['-- ', onOneLine(signature), ...choices.map(link)].join('\n');
  return `${[...body.map(block), signed].join('\n\n')}\n`;
};
