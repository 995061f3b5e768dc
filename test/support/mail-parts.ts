/** The texts of a mail by their content type, decoded and with bare line feeds (RFC 2045, RFC 2046). */
export const textParts = (raw: string): ReadonlyMap<string, string> => {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  const body = raw.slice(end + 4);
  const type = header('Content-Type');
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary !== undefined) {
    const parts = body.split(`--${boundary}`).slice(1, -1);
    return new Map(parts.flatMap((part) => [...textParts(part.replace(/^\r\n/, ''))]));
  }
  const text = decoded(body, header('Content-Transfer-Encoding')).toString('utf8').replaceAll('\r\n', '\n');
  return new Map([[type.split(';')[0] ?? '', text]]);
};

const decoded = (body: string, encoding: string): Buffer => {
  switch (encoding) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(
        body
          .replaceAll(/=\r\n/g, '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      );
    default:
      return Buffer.from(body, 'latin1');
  }
};
