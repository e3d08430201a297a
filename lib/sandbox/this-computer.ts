/** Whether a page of this origin is served by this computer. */
export function isOnThisComputer(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/** Whether a host is the sandbox's own. */
export function isAddressOf(host: string | undefined, url: string): boolean {
  const own = new URL(url);
  return host === own.host || host === `localhost${own.port === '' ? '' : `:${own.port}`}`;
}
