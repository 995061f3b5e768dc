/** What a cookie says, of all that a page may read. */
export function cookieIn(cookies: string, name: string): string | undefined {
  const cookie = cookies.split('; ').find((one) => one.startsWith(`${name}=`));
  return cookie?.slice(name.length + 1);
}
