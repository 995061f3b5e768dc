import { escaped } from '../../http/escaped.js';
import type { Block, Fact, Link, Message } from './message.js';
import { onOneLine, tidied } from './tidied.js';

const line = (text: string): string => escaped(onOneLine(text));

/** A value stands beside its label. Colours are left out: a message is as light or dark as the reader's device. */
const STYLES = {
  page: 'margin:0 auto;padding:16px;max-width:36em;font:16px/1.5 system-ui,sans-serif',
  h1: 'margin:0 0 16px;font-size:22px;line-height:1.3',
  h2: 'margin:32px 0 8px;font-size:19px;line-height:1.3',
  h3: 'margin:16px 0 8px;font-size:16px;line-height:1.3',
  items: 'margin:0;padding-left:20px',
  facts: 'margin:0 0 16px',
  label: 'display:inline;opacity:0.75',
  value: 'display:inline;margin:0;white-space:pre-line;overflow-wrap:anywhere',
  foot: 'margin:32px 0 0;padding-top:16px;border-top:1px solid;font-size:14px',
} as const;

const corrected = (was: string, value: string): string =>
  `<del>${was}</del> → <ins style="text-decoration:none;font-weight:bold">${value}</ins>`;

const fact = ({ label, value, was }: Fact): string => {
  const now = escaped(tidied(value));
  const said = was === undefined ? now : corrected(escaped(tidied(was)), now);
  const term = `<dt style="${STYLES.label}">${line(label)}:</dt>`;
  return `<div>${term} <dd dir="auto" style="${STYLES.value}">${said}</dd></div>`;
};

const facts = (all: readonly Fact[]): string => `<dl style="${STYLES.facts}">${all.map(fact).join('')}</dl>`;

const link = ({ label, href }: Link): string => `<p><a href="${line(href)}">${line(label)}</a></p>`;

const block = (it: Block): string => {
  switch (it.is) {
    case 'sentence':
      return `<p>${line(it.text)}</p>`;
    case 'heading':
      return `<h${it.level} style="${STYLES[`h${it.level}`]}">${line(it.text)}</h${it.level}>`;
    case 'facts':
      return facts(it.facts);
    case 'items':
      return `<ul style="${STYLES.items}">${it.items.map((item) => `<li>${facts(item)}</li>`).join('')}</ul>`;
    case 'link':
      return link(it.link);
  }
};

/** The message as a page of its own, which asks nothing of the network. */
export const htmlOf = ({ language, subject, body, signature, choices }: Message): string =>
  [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${line(subject)}</title>`,
    '</head>',
    '<body>',
    // Programs that show mails put them into a page of theirs, and drop what is around the body.
    `<div lang="${language}" dir="ltr" style="${STYLES.page}">`,
    `<h1 style="${STYLES.h1}">${line(subject)}</h1>`,
    ...body.map(block),
    `<div style="${STYLES.foot}">`,
    `<p>${line(signature)}</p>`,
    ...choices.map(link),
    '</div>',
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
