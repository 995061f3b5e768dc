/** How an OAuth 2.0 client says who it is. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly secret: string;
}

/**
 * The credentials of a client, from the Authorization header (RFC 6749 §2.3.1: both parts form-encoded, then Basic) or
 * the form; undefined where there are none, or both.
 */
export const credentialsFrom = (
  authorization: string | undefined,
  form: URLSearchParams,
): ClientCredentials | undefined => {
  const inForm = form.get('client_secret');
  if (authorization === undefined) {
    const clientId = form.get('client_id');
    return clientId === null || inForm === null ? undefined : { clientId, secret: inForm };
  }
  if (inForm !== null) return undefined;
  const encoded = /^basic +([\w+/=-]+) *$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const [clientId, secret] = [text.slice(0, colon), text.slice(colon + 1)].map(formDecoded);
  return clientId === undefined || secret === undefined ? undefined : { clientId, secret };
};

const formDecoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
};
