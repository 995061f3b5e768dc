import { isIPv4, isIPv6 } from 'node:net';

const GROUPS = 8;
const KEPT_GROUPS = 3;

/**
 * The network that an address is of, which tells a school from a home and not one home from another: the first 24 bits
 * of IPv4, the first 48 of IPv6 (what one site is given, RFC 6177); empty where it is no address.
 */
export const networkOf = (address: string): string => {
  // RFC 4291 §2.5.5.2: an IPv4 address as a dual-stack socket sees it.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return `${plain.slice(0, plain.lastIndexOf('.'))}.0/24`;
  if (!isIPv6(plain)) return '';
  const [front = '', back] = plain.split('::');
  const [before, after] = [groupsIn(front), groupsIn(back ?? '')];
  const left = Array<string>(back === undefined ? 0 : GROUPS - before.length - after.length).fill('0');
  const groups = [...before, ...left, ...after].slice(0, KEPT_GROUPS);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/48`;
};

const groupsIn = (text: string): string[] => (text === '' ? [] : text.split(':'));
