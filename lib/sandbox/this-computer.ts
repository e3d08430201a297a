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

/** The hosts under which the sandbox is known. */
export function hostsOf(url: string): readonly string[] {
  const { host, port } = new URL(url);
  return [host, port === '' ? 'localhost' : `localhost:${port}`];
}

/** Whether a host is the sandbox's own. */
export function isAddressOf(host: string | undefined, url: string): boolean {
  return host !== undefined && hostsOf(url).includes(host.toLowerCase());
}
