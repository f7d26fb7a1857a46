/** @returns whether a server that listens on `host` is only reached from its own machine */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);
