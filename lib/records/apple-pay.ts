/** The domains on which an integration may take Apple Pay. */
export interface ApplePayDomains {
  readonly domainNames: readonly string[];
}
