/** Has the browser keep a file, under its name, where it keeps what is downloaded. */
export function keepAs(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
