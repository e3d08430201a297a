/** The one public key of a sandbox. It is not made from the secret key, which a reader of it would then know. */
export const PUBLIC_KEY = 'pk_test_sandbox';
