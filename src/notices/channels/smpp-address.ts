/** An SMSC, and the account to bind with. */
export interface SmppAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
}

/** The port that IANA assigned; TLS has none of its own, 3550 is in use for it. */
const PORT = 2775;
const TLS_PORT = 3550;

/**
 * Reads `smpp://systemId:password@host:2775?systemType=…`, or `smpps://…` for TLS; system id and password are
 * percent-encoded where they hold signs of their own.
 * @throws Error that says what is missing, without the address, which holds a password
 */
export const smppAddressFrom = (address: string): SmppAddress => {
  const url = new URL(address);
  const tls = url.protocol === 'smpps:';
  if (!tls && url.protocol !== 'smpp:') throw new Error('the address must begin with smpp:// or smpps://');
  if (url.hostname === '') throw new Error('the address names no host');
  if (url.username === '') throw new Error('the address names no system id to bind with');
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (tls ? TLS_PORT : PORT) : Number(url.port),
    tls,
    systemId: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    systemType: url.searchParams.get('systemType') ?? '',
  };
};

/** A party as SMPP names it: type of number and numbering plan (SMPP 3.4 §5.2.5, §5.2.6), and the address. */
export interface SmppParty {
  readonly ton: number;
  readonly npi: number;
  readonly address: string;
}

/** `+351912345678` is international; digits alone are a short number of the network; all else is a name. */
export const smppParty = (party: string): SmppParty => {
  if (party.startsWith('+')) return { ton: 1, npi: 1, address: party.slice(1) };
  return /^\d+$/.test(party) ? { ton: 3, npi: 0, address: party } : { ton: 5, npi: 0, address: party };
};
