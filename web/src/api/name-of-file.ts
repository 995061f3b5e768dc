/** What a file is called by the `Content-Disposition` with which it came (RFC 6266); empty where it has no name. */
export function nameOfFile(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded === undefined
    ? (/filename="([^"]*)"/.exec(disposition)?.[1] ?? '')
    : decodeURIComponent(encoded);
}
