import type { Page } from 'playwright-core';

/** What a page of the journal does with an authenticator (W3C WebAuthn), as JSON. */

interface Sent {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a request from within a page. */
export const send = (page: Page, method: string, path: string, body?: object): Promise<Sent> =>
  page.evaluate<Sent>(`(async () => {
    const response = await fetch(${JSON.stringify(path)}, {
      method: ${JSON.stringify(method)},
      ...(${JSON.stringify(body ?? null)} === null ? {} : {
        headers: { 'Content-Type': 'application/json' },
        body: ${JSON.stringify(JSON.stringify(body ?? null))},
      }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  })()`);

/** Asks for options and lets the browser's authenticator answer them. @param changed what a thief makes of them. */
export const answered = async (
  page: Page,
  kind: 'create' | 'get',
  path: string,
  changed: object = {},
): Promise<object> => {
  const { body } = await send(page, 'POST', `${path}/options`, {});
  const options = { ...(body as object), ...changed };
  return page.evaluate<object>(`(async () => {
    const parse = PublicKeyCredential.${kind === 'create' ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON'};
    const publicKey = parse.call(PublicKeyCredential, ${JSON.stringify(options)});
    return (await navigator.credentials.${kind}({ publicKey })).toJSON();
  })()`);
};

/** The same, and sends the answer. */
export const ceremony = async (
  page: Page,
  kind: 'create' | 'get',
  path: string,
  changed: object = {},
): Promise<Sent & { readonly answer: object }> => {
  const answer = await answered(page, kind, path, changed);
  return { ...(await send(page, 'POST', path, { passkey: answer })), answer };
};
